// A JSON Schema of OpenAPI 3.1 (draft 2020-12), as data.
export type Schema = Readonly<Record<string, unknown>>;

/** A named schema of the document. */
export const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** `run-end` becomes RunEnd. */
export const pascalCase = (words: string): string =>
  words.replaceAll(/(?:^|[^A-Za-z\d]+)([A-Za-z\d]|$)/g, (_whole, first: string) => first.toUpperCase());

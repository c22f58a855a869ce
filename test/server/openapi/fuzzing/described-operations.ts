// The operations of an OpenAPI document as a fuzzer sees them: nothing but what the document says.
export type Schema = Readonly<Record<string, unknown>>;

export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly responses?: Readonly<Record<string, Response>> };
}

export interface Parameter {
  readonly name: string;
  readonly in: "query" | "path" | "header";
  readonly required?: boolean;
  readonly schema?: Schema;
  readonly content?: { readonly "application/json": { readonly schema: Schema } };
}

interface Body {
  readonly required?: boolean;
  readonly content: Readonly<
    Record<
      string,
      { readonly schema?: Schema; readonly examples?: Readonly<Record<string, { readonly value: unknown }>> }
    >
  >;
}

interface Response {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

interface Described {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Response & { readonly $ref?: string }>>;
}

export interface Operation extends Omit<Described, "parameters"> {
  readonly address: string;
  readonly method: string;
  readonly parameters: readonly Parameter[];
  /** Methods the address has, this one included. */
  readonly methods: readonly string[];
}

export function operationsOf({ paths }: Document): readonly Operation[] {
  return Object.entries(paths).flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      parameters: [],
      ...described,
      address,
      method,
      methods: Object.keys(methods),
    })),
  );
}

export interface DocumentedAnswer {
  /** A JSON pointer into the document. */
  readonly pointer: string;
  readonly mediaTypes: readonly string[];
}

/** What the document says of this status; null where it says nothing. */
export function documentedAnswer(document: Document, operation: Operation, status: number): DocumentedAnswer | null {
  const said = operation.responses[String(status)];
  if (!said) return null;
  const name = said.$ref?.split("/").at(-1);
  const response = name === undefined ? said : document.components.responses?.[name];
  const inPlace = ["paths", operation.address, operation.method, "responses", String(status)].map(escaped).join("/");
  const pointer = name === undefined ? inPlace : `components/responses/${name}`;
  return { pointer, mediaTypes: Object.keys(response?.content ?? {}) };
}

export const escaped = (key: string): string => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));

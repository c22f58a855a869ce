// Says once what many operations answer alike: their failures, by name.
import { pascalCase } from "./schema.ts";
import type { Schema } from "./schema.ts";

export type Operations = Readonly<Record<string, Readonly<Record<string, Schema>>>>;

/** In which form a failure is told, by the component it is made of. */
const forms = [
  ["Procedure", "ProcedureFailure"],
  ["OpenAi", "OpenAiError"],
  ["Mcp", "McpAnswer"],
  ["Route", "RouteFailure"],
] as const;

/** The same operations with references to `responses` in the places of their failures. */
export function shareFailures(operations: Operations): {
  paths: Operations;
  responses: Readonly<Record<string, Schema>>;
} {
  const names = new Map<string, string>();
  const responses: Record<string, Schema> = {};

  const shared = (status: string, response: Schema): Schema => {
    if (Number(status) < 400 || response["content"] === undefined) return response;
    const text = JSON.stringify(response);
    const name = names.get(text) ?? free(nameOf(status, response, text));
    names.set(text, name);
    responses[name] = response;
    return { $ref: `#/components/responses/${name}` };
  };
  const nameOf = (status: string, { description }: Schema, text: string): string => {
    const form = forms.find(([, name]) => text.includes(`/${name}"`))?.[0] ?? "Protocol";
    return form === "Procedure" || form === "Route" ? pascalCase(`${form} ${String(description)}`) : `${form}${status}`;
  };
  const free = (wished: string): string => {
    let name = wished;
    for (let count = 2; name in responses; count += 1) name = `${wished}${count}`;
    return name;
  };
  const ofOperation = (operation: Schema): Schema => {
    const answers = Object.entries(operation["responses"] as Readonly<Record<string, Schema>>);
    return {
      ...operation,
      responses: Object.fromEntries(answers.map(([status, each]) => [status, shared(status, each)])),
    };
  };
  const paths = Object.fromEntries(
    Object.entries(operations).map(([address, methods]) => [
      address,
      Object.fromEntries(Object.entries(methods).map(([method, operation]) => [method, ofOperation(operation)])),
    ]),
  );
  return { paths, responses };
}

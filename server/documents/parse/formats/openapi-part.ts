// What a sample request of an operation is checked against: its schemas on their own, with all that they point to, as plain JSON Schema.
import type { ApiPart, JsonSchema } from "../../../../pipelines/engine/documents.ts";
import { apiLimits } from "./limits.ts";
import { isExternal, referenceName } from "./openapi-document.ts";
import type { OpenApi } from "./openapi-document.ts";
import { schemaOf } from "./openapi-operations.ts";
import type { Operation } from "./openapi-operations.ts";
import { bagOf, entriesOf, textOf } from "./untrusted.ts";

type Part = Extract<ApiPart, { kind: "operation" }>;

/** Null where it is larger than what can be checked. */
export function operationPart(api: OpenApi, operation: Operation): ApiPart | null {
  const { method, path, server, body } = operation;
  const schemas = collector(api);
  try {
    const parameters = operation.parameters.map(({ about: _about, ...each }) => ({
      ...each,
      schema: schemas.copy(each.schema),
    }));
    const part: Part = {
      kind: "operation",
      method,
      path,
      server,
      parameters,
      body: body && {
        mediaType: body.mediaType,
        required: body.required,
        schema: schemas.copy(body.schema),
        ...(body.example !== undefined && { example: body.example }),
      },
      definitions: schemas.definitions(),
      credentials: credentialsOf(api, operation),
    };
    return JSON.stringify(part).length > apiLimits.partCharacters ? null : part;
  } catch (error) {
    // Nested deeper than can be followed, or larger than can be written.
    if (error instanceof RangeError || error instanceof TooMany) return null;
    throw error;
  }
}

class TooMany extends Error {}

/** Left out: what would give a schema another place to count from, and references by it. */
const leftOut = new Set([
  "$id",
  "$schema",
  "$anchor",
  "$dynamicRef",
  "$dynamicAnchor",
  "$vocabulary",
  "discriminator",
  "xml",
  "externalDocs",
]);
const namesFields = new Set(["properties", "patternProperties"]);
const nodesAtMost = apiLimits.partCharacters / 4;

function collector({ root, follow }: OpenApi) {
  const names = new Map<string, string>();
  const definitions: Record<string, JsonSchema> = {};
  const waiting: string[] = [];
  let nodes = 0;

  const nameOf = (reference: string): string => {
    const known = names.get(reference);
    if (known !== undefined) return known;
    const plain = referenceName(reference).replace(/[^\w.-]/g, "_");
    const taken = new Set(names.values());
    let name = plain;
    for (let at = 2; taken.has(name); at += 1) name = `${plain}_${at}`;
    names.set(reference, name);
    waiting.push(reference);
    return name;
  };

  const copy = (value: unknown): unknown => {
    nodes += 1;
    if (nodes > nodesAtMost) throw new TooMany();
    if (Array.isArray(value)) return value.map(copy);
    const bag = bagOf(value);
    if (!bag) return value;
    const reference = bag["$ref"];
    // What stands in another file is not read, so anything fits.
    if (typeof reference === "string") return isExternal(reference) ? {} : { $ref: `#/$defs/${nameOf(reference)}` };
    return newer(
      Object.fromEntries(
        entriesOf(bag).flatMap(([key, each]) =>
          leftOut.has(key) ? [] : [[key, namesFields.has(key) ? copyFields(each) : copy(each)]],
        ),
      ),
    );
  };
  // A field may be named as a keyword is: `xml`, `nullable`.
  const copyFields = (fields: unknown): unknown =>
    Object.fromEntries(entriesOf(fields).map(([name, each]) => [name, copy(each)]));

  return {
    copy: (schema: unknown): JsonSchema => schemaOf(copy(schemaOf(schema))),
    definitions: (): Readonly<Record<string, JsonSchema>> => {
      for (let reference = waiting.pop(); reference !== undefined; reference = waiting.pop()) {
        const target = reference === "#" ? root : follow({ $ref: reference });
        definitions[names.get(reference) ?? ""] = schemaOf(copy(target === undefined ? {} : schemaOf(target)));
      }
      return definitions;
    },
  };
}

/** What versions 2 and 3.0 say in their own way, as JSON Schema has it. */
function newer(schema: Record<string, unknown>): Record<string, unknown> {
  const { nullable, ...rest } = schema;
  const told = { ...rest };
  if (nullable === true && typeof told["type"] === "string") {
    told["type"] = [told["type"], "null"];
    if (Array.isArray(told["enum"]) && !told["enum"].includes(null)) told["enum"] = [...told["enum"], null];
  }
  for (const [exclusive, limit] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (typeof told[exclusive] !== "boolean") continue;
    const isExclusive = told[exclusive];
    delete told[exclusive];
    if (isExclusive && typeof told[limit] === "number") {
      told[exclusive] = told[limit];
      delete told[limit];
    }
  }
  return told;
}

/** Of the first alternative. Every value is a placeholder. */
function credentialsOf({ root, follow }: OpenApi, { security }: Operation): Part["credentials"] {
  const schemes = bagOf(bagOf(root["components"])?.["securitySchemes"] ?? root["securityDefinitions"]);
  return (security[0] ?? []).flatMap((name): Part["credentials"] => {
    const scheme = bagOf(follow(schemes?.[name]));
    const place = (["header", "query", "cookie"] as const).find((each) => each === scheme?.["in"]);
    if (scheme?.["type"] === "apiKey" && place) return [{ in: place, name: textOf(scheme["name"]), value: "<key>" }];
    const isBasic = scheme?.["type"] === "basic" || textOf(scheme?.["scheme"]).toLowerCase() === "basic";
    if (scheme)
      return [{ in: "header", name: "Authorization", value: isBasic ? "Basic <credentials>" : "Bearer <token>" }];
    return [];
  });
}

/** For a reader: “api_key (key in header X-API-Key)”. */
export function securityWords({ root, follow }: OpenApi, { security }: Operation): string {
  const schemes = bagOf(bagOf(root["components"])?.["securitySchemes"] ?? root["securityDefinitions"]);
  const one = (name: string): string => {
    const scheme = bagOf(follow(schemes?.[name]));
    if (!scheme) return name;
    const type = textOf(scheme["type"]);
    if (type === "apiKey") return `${name} (key in ${textOf(scheme["in"])} ${textOf(scheme["name"])})`;
    return `${name} (${[type, textOf(scheme["scheme"])].filter(Boolean).join(" ")})`;
  };
  const ways = security.map((names) => names.map(one).join(" with "));
  if (ways.every((way) => way === "")) return "";
  return ways.map((way) => (way === "" ? "nothing" : way)).join(", or ");
}

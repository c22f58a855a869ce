// OpenAPI descriptions (2, 3.0, 3.1; JSON or YAML): a page for what the API is, one for each operation, one for each schema.
import type { ParsedFile } from "../parser.ts";
import { apiPages, paragraph, proseBlocks } from "./api-pages.ts";
import type { ApiEntry } from "./api-pages.ts";
import { cellGap } from "./blocks.ts";
import type { Block } from "./blocks.ts";
import { cleanText, oneLine } from "./clean-text.ts";
import { readText } from "./decode-text.ts";
import { realTitle } from "./format.ts";
import type { FormatText } from "./format.ts";
import { apiLimits } from "./limits.ts";
import { openApiOf } from "./openapi-document.ts";
import type { OpenApi } from "./openapi-document.ts";
import { operationsOf } from "./openapi-operations.ts";
import type { Operation } from "./openapi-operations.ts";
import { operationPart, securityWords } from "./openapi-part.ts";
import { cell, factsOf, fieldTable, plainOf, typeName } from "./openapi-schema.ts";
import { readSourceCode } from "./source-code.ts";
import { bagOf, bagsIn, entriesOf, jsonOf, listOf, textOf } from "./untrusted.ts";

const exampleCharacters = 3000;

/** A text that says it is one and is none is read as the source it is. */
export async function readOpenApi(file: ParsedFile): Promise<FormatText> {
  const { text, cut } = await readText(file.path);
  // Half a description is no description.
  const api = cut ? null : openApiOf(text);
  if (!api) return readSourceCode(file);
  const info = bagOf(api.root["info"]);
  const title = oneLine([textOf(info?.["title"]), textOf(info?.["version"])].filter(Boolean).join(" "));
  const operations = operationsOf(api);
  const schemas = schemasOf(api);
  const { pages, apiPart } = await apiPages([
    overview(api, title || file.name, { operations: operations.length, schemas: schemas.length }),
    ...operations.map((operation) => operationEntry(api, operation)),
    ...schemas.map(([name, schema]) => schemaEntry(api, name, schema)),
  ]);
  return { title: realTitle(title), authors: [], year: null, pages, apiPart };
}

function overview(
  api: OpenApi,
  title: string,
  count: { readonly operations: number; readonly schemas: number },
): ApiEntry {
  const info = bagOf(api.root["info"]);
  const servers = listOf(api.root["servers"]).map((each) => textOf(bagOf(each)?.["url"]));
  const host = textOf(api.root["host"]);
  const addresses = [...servers, host === "" ? "" : host + textOf(api.root["basePath"])].filter(Boolean).slice(0, 10);
  const facts = [
    `OpenAPI ${oneLine(api.version)}: ${count.operations} operations, ${count.schemas} schemas.`,
    addresses.length > 0 ? `Servers: ${addresses.map(oneLine).join(", ")}` : "",
  ];
  const tags = bagsIn(listOf(api.root["tags"])).filter((each) => textOf(each["description"]) !== "");
  const rows = tags.map((each) => [textOf(each["name"]), textOf(each["description"])].map(cell).join(cellGap));
  return {
    group: "Overview",
    title,
    blocks: async () => [
      ...facts.flatMap(paragraph),
      ...(await proseBlocks(textOf(info?.["description"]))),
      ...(rows.length > 0
        ? [{ kind: "table", header: true, rows: [["Group", "Description"].join(cellGap), ...rows] } as const]
        : []),
    ],
  };
}

function operationEntry(api: OpenApi, operation: Operation): ApiEntry {
  const { method, path, group, isWebhook } = operation;
  return {
    group,
    title: `${method} ${path}${isWebhook ? " (webhook)" : ""}`,
    blocks: () => operationBlocks(api, operation),
    part: () => (isWebhook ? null : operationPart(api, operation)),
  };
}

async function operationBlocks(api: OpenApi, operation: Operation): Promise<readonly Block[]> {
  const { about, parameters, body, responses } = operation;
  const security = securityWords(api, operation);
  const facts = [
    about["deprecated"] === true ? "Deprecated." : "",
    textOf(about["operationId"]) === "" ? "" : `Operation id: ${oneLine(textOf(about["operationId"]))}.`,
    security === "" ? "" : `Needs ${security}.`,
  ];
  const parameterRows = parameters
    .slice(0, apiLimits.rows)
    .map((each) =>
      [each.name, each.in, typeName(each.schema), each.required ? "yes" : "no", factsOfParameter(each, api)]
        .map(cell)
        .join(cellGap),
    );
  const responseRows = responses
    .slice(0, apiLimits.rows)
    .map(({ status, description, content }) =>
      [status, content ? `${typeName(content.schema)} (${content.mediaType})` : "none", description]
        .map(cell)
        .join(cellGap),
    );
  const success = responses.find(({ status, content }) => status.startsWith("2") && content);
  return [
    ...paragraph(oneLine(textOf(about["summary"]))),
    ...(await proseBlocks(textOf(about["description"]))),
    ...paragraph(facts.filter(Boolean).join(" ")),
    ...table("Parameters", ["Name", "In", "Type", "Required", "Description"], parameterRows),
    ...(body ? bodyBlocks(api, body) : []),
    ...table("Responses", ["Status", "Content", "Description"], responseRows),
    ...(success?.content ? fields(`Fields of the ${success.status} response`, success.content.schema, api) : []),
    ...example("Example of the response", success?.content?.example),
  ];
}

function factsOfParameter({ about, schema: given }: Operation["parameters"][number], { follow }: OpenApi): string {
  const description = oneLine(textOf(about["description"]));
  const { description: own, ...rest } = bagOf(plainOf(given, follow)) ?? {};
  const said = description === "" ? oneLine(textOf(own)) : description;
  const deprecated = about["deprecated"] === true ? "Deprecated." : "";
  return [said === "" || /[.!?:]$/.test(said) ? said : `${said}.`, factsOf(rest), deprecated].filter(Boolean).join(" ");
}

function bodyBlocks(
  api: OpenApi,
  { mediaType, schema, required, description, example: given }: NonNullable<Operation["body"]>,
): readonly Block[] {
  const head = `Request body: ${typeName(schema)} (${mediaType}), ${required ? "required" : "optional"}.`;
  return [
    ...fields([head, oneLine(description)].filter(Boolean).join(" "), schema, api),
    ...example("Example of the request body", given),
  ];
}

function fields(caption: string, schema: unknown, api: OpenApi): readonly Block[] {
  const found = fieldTable(schema, api);
  return [...paragraph(caption), ...(found ? [found] : [])];
}

function table(caption: string, header: readonly string[], rows: readonly string[]): readonly Block[] {
  if (rows.length === 0) return [];
  return [...paragraph(caption), { kind: "table", header: true, rows: [header.join(cellGap), ...rows] }];
}

function example(caption: string, value: unknown): readonly Block[] {
  if (value === undefined) return [];
  const text = typeof value === "string" ? value.slice(0, exampleCharacters) : jsonOf(value, exampleCharacters, 2);
  return text === "" ? [] : [...paragraph(caption), { kind: "code", text: cleanText(text) }];
}

/** Names in the order of the file. */
function schemasOf({ root }: OpenApi): readonly (readonly [string, unknown])[] {
  return entriesOf(bagOf(root["components"])?.["schemas"] ?? root["definitions"]);
}

function schemaEntry(api: OpenApi, name: string, schema: unknown): ApiEntry {
  const bag = bagOf(api.follow(schema)) ?? {};
  const { description: _told, example: _shown, examples: _all, ...rest } = bag;
  const kind = typeName(schema);
  return {
    group: "Schemas",
    title: oneLine(name) || "?",
    blocks: async () => [
      ...(await proseBlocks(textOf(bag["description"]))),
      ...paragraph([`Type: ${kind}.`, factsOf(rest)].filter(Boolean).join(" ")),
      ...fields("", schema, api),
      ...example("Example", bag["example"] ?? listOf(bag["examples"])[0]),
    ],
  };
}

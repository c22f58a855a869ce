// The operations of an OpenAPI description, all versions alike: 2 has its body among the parameters, 3 beside them.
import type { ApiParameter, JsonSchema } from "../../../../pipelines/engine/documents.ts";
import { oneLine } from "./clean-text.ts";
import type { OpenApi } from "./openapi-document.ts";
import { bagOf, bagsIn, entriesOf, listOf, textOf } from "./untrusted.ts";
import type { Bag } from "./untrusted.ts";

export interface Content {
  readonly mediaType: string;
  readonly schema: unknown;
  readonly example: unknown;
}

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly isWebhook: boolean;
  /** Its first tag, else the first part of its path. */
  readonly group: string;
  readonly about: Bag;
  readonly parameters: readonly (ApiParameter & { readonly about: Bag })[];
  readonly body: (Content & { readonly required: boolean; readonly description: string }) | null;
  readonly responses: readonly {
    readonly status: string;
    readonly description: string;
    readonly content: Content | null;
  }[];
  /** Names of security schemes; one alternative a list. */
  readonly security: readonly (readonly string[])[];
  readonly server: string | null;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];
const places = ["path", "query", "header", "cookie"] as const;

/** In the order of the file, those of a group together. */
export function operationsOf(api: OpenApi): readonly Operation[] {
  const { root, follow } = api;
  const all = [
    ...entriesOf(root["paths"]).flatMap(([path, item]) => ofItem(api, path, follow(item), false)),
    ...entriesOf(root["webhooks"]).flatMap(([path, item]) => ofItem(api, path, follow(item), true)),
  ];
  return [...Map.groupBy(all, ({ group }) => group).values()].flat();
}

function ofItem(api: OpenApi, path: string, given: unknown, isWebhook: boolean): Operation[] {
  const item = bagOf(given);
  if (!item) return [];
  return methods.flatMap((method) => {
    const about = bagOf(item[method]);
    return about ? [operation(api, { method: method.toUpperCase(), path, isWebhook, about, item })] : [];
  });
}

type Found = Pick<Operation, "method" | "path" | "isWebhook" | "about"> & { readonly item: Bag };

function operation(api: OpenApi, { item, ...found }: Found): Operation {
  const { root, follow } = api;
  const { about, path } = found;
  const given = bagsIn([...listOf(item["parameters"]), ...listOf(about["parameters"])].map(follow));
  // One of the operation takes the place of one of the path with the same name.
  const parameters = [
    ...new Map(given.map((each) => [`${textOf(each["in"])} ${textOf(each["name"])}`, each])).values(),
  ];
  const group =
    oneLine(textOf(listOf(about["tags"])[0])) || (found.isWebhook ? "Webhooks" : `/${path.split("/")[1] ?? ""}`);
  return {
    ...found,
    group,
    parameters: parameters.flatMap((each) => parameterOf(each)),
    body: api.version.startsWith("2") ? oldBody(api, about, parameters) : bodyOf(api, follow(about["requestBody"])),
    responses: entriesOf(about["responses"]).map(([status, each]) =>
      responseOf(api, status, bagOf(follow(each)) ?? {}, about),
    ),
    security: listOf(about["security"] ?? root["security"]).map((each) => Object.keys(bagOf(each) ?? {})),
    server: serverOf(root, item, about),
  };
}

function parameterOf(about: Bag): Operation["parameters"] {
  const name = textOf(about["name"]);
  const place = places.find((each) => each === about["in"]);
  if (name === "" || !place) return [];
  const content = bagOf(entriesOf(about["content"])[0]?.[1]);
  // In version 2 the parameter itself is what later is its schema.
  const schema = about["schema"] ?? content?.["schema"] ?? keysOf(about, oldSchemaKeys);
  const example = about["example"] ?? exampleOf(about["examples"]);
  return [
    {
      name,
      in: place,
      required: about["required"] === true || place === "path",
      schema: schemaOf(schema),
      ...(example !== undefined && { example }),
      about,
    },
  ];
}

const oldSchemaKeys =
  "type format items enum default minimum maximum minLength maxLength pattern minItems maxItems".split(" ");

const keysOf = (bag: Bag, keys: readonly string[]): Bag =>
  Object.fromEntries(keys.flatMap((key) => (bag[key] === undefined ? [] : [[key, bag[key]]])));

export const schemaOf = (value: unknown): JsonSchema => (typeof value === "boolean" ? value : (bagOf(value) ?? {}));

function oldBody({ root }: OpenApi, about: Bag, parameters: readonly Bag[]): Operation["body"] {
  const consumes = listOf(about["consumes"] ?? root["consumes"]).map(textOf);
  const body = parameters.find((each) => each["in"] === "body");
  if (body) {
    const mediaType = consumes.find((each) => each.includes("json")) ?? consumes[0] ?? "application/json";
    return {
      mediaType,
      schema: body["schema"],
      example: undefined,
      required: body["required"] === true,
      description: textOf(body["description"]),
    };
  }
  const fields = parameters.filter((each) => each["in"] === "formData");
  if (fields.length === 0) return null;
  const schema = {
    type: "object",
    properties: Object.fromEntries(
      fields.map((each) => [
        textOf(each["name"]),
        { ...keysOf(each, oldSchemaKeys), description: each["description"] },
      ]),
    ),
    required: fields.filter((each) => each["required"] === true).map((each) => textOf(each["name"])),
  };
  return {
    mediaType: consumes[0] ?? "application/x-www-form-urlencoded",
    schema,
    example: undefined,
    required: schema.required.length > 0,
    description: "",
  };
}

function bodyOf(api: OpenApi, given: unknown): Operation["body"] {
  const body = bagOf(given);
  const content = body && contentOf(api, body["content"]);
  return content ? { ...content, required: body["required"] === true, description: textOf(body["description"]) } : null;
}

/** JSON where there is some, else the first. */
function contentOf({ follow }: OpenApi, given: unknown): Content | null {
  const all = entriesOf(given);
  const [mediaType, media] = all.find(([type]) => /[/+]json\b/i.test(type)) ?? all[0] ?? [];
  const bag = bagOf(follow(media));
  if (mediaType === undefined || !bag) return null;
  const example = bag["example"] ?? bagOf(follow(entriesOf(bag["examples"])[0]?.[1]))?.["value"];
  return { mediaType: oneLine(mediaType), schema: bag["schema"], example };
}

function responseOf(api: OpenApi, status: string, given: Bag, about: Bag): Operation["responses"][number] {
  const produces = listOf(about["produces"] ?? api.root["produces"]).map(textOf);
  const old =
    given["schema"] === undefined
      ? null
      : { mediaType: produces[0] ?? "application/json", schema: given["schema"], example: undefined };
  return {
    status: oneLine(status),
    description: textOf(given["description"]),
    content: contentOf(api, given["content"]) ?? old,
  };
}

const exampleOf = (examples: unknown): unknown => bagOf(entriesOf(examples)[0]?.[1])?.["value"];

function serverOf(root: Bag, item: Bag, about: Bag): string | null {
  const [first] = [about, item, root].flatMap((each) => listOf(each["servers"]));
  const server = bagOf(first);
  if (server) {
    const variables = bagOf(server["variables"]) ?? {};
    const url = textOf(server["url"]).replace(
      /\{(\w+)\}/g,
      (whole, name: string) => textOf(bagOf(variables[name])?.["default"]) || whole,
    );
    return url === "" ? null : url.replace(/\/$/, "");
  }
  const host = textOf(root["host"]);
  if (host === "") return null;
  return `${textOf(listOf(root["schemes"])[0]) || "https"}://${host}${textOf(root["basePath"]).replace(/\/$/, "")}`;
}

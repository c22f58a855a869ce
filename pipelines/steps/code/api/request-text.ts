// A request as a person sends it: with curl, fetch, Python or as plain HTTP. Whatever a description holds is quoted, never run.
import { shellWord } from "../../../engine/snippets/shell.ts";
import type { CodeSample } from "../../../engine/code-answers.ts";
import { keyOf } from "./request-values.ts";
import type { OperationPart, RequestValues } from "./request-values.ts";

export type RequestForm = "curl" | "fetch" | "python" | "http";

/** Where the description names no server. */
const someServer = "https://api.example.com";

interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | null;
  /** A JSON value, for languages that write it as their own. */
  readonly isJson: boolean;
}

/** By what the question names; curl where it names nothing. */
export function formIn(question: string): RequestForm {
  if (/\bcurl\b/i.test(question)) return "curl";
  if (/\bfetch\b|\bjavascript\b|\btypescript\b|\bnode\b|\bjs\b/i.test(question)) return "fetch";
  if (/\bpython\b|\brequests\b|\burllib\b/i.test(question)) return "python";
  return /\b(?:raw|plain)\s+http\b|\bhttp\s+request\b|\bHTTP-Anfrage\b/i.test(question) ? "http" : "curl";
}

export function requestText(
  part: OperationPart,
  values: RequestValues,
  form: RequestForm,
): Pick<CodeSample, "language" | "text"> {
  const request = requestOf(part, values);
  switch (form) {
    case "curl":
      return { language: "shell", text: asCurl(request) };
    case "fetch":
      return { language: "javascript", text: asFetch(request) };
    case "python":
      return { language: "python", text: asPython(request) };
    case "http":
      return { language: "http", text: asHttp(request) };
  }
}

function requestOf(part: OperationPart, { parameters, body }: RequestValues): Request {
  const at = (place: string) =>
    part.parameters
      .filter((each) => each.in === place && keyOf(each) in parameters)
      .map((each) => [each.name, parameters[keyOf(each)]] as const);
  const path = part.path.replace(/\{([^}]+)\}/g, (whole, name: string) => {
    const value = parameters[`path ${name}`];
    return value === undefined ? whole : encodeURIComponent(plain(value));
  });
  const own = (place: string) =>
    part.credentials.filter((each) => each.in === place).map(({ name, value }) => [name, value] as const);
  const query = new URLSearchParams(
    [...at("query"), ...own("query")].flatMap(([name, value]) => listed(value).map((each) => [name, plain(each)])),
  );
  const cookies = [...at("cookie"), ...own("cookie")].map(
    ([name, value]) => `${name}=${encodeURIComponent(plain(value))}`,
  );
  const server =
    part.server === null ? someServer : /^https?:/i.test(part.server) ? part.server : someServer + part.server;
  const text = body === undefined || !part.body ? null : bodyText(part.body.mediaType, body);
  const headers = [
    ...own("header"),
    ...at("header").map(([name, value]) => [name, plain(value)] as const),
    ...(cookies.length > 0 ? [["Cookie", cookies.join("; ")] as const] : []),
    ...(text !== null && part.body ? [["Content-Type", part.body.mediaType] as const] : []),
  ].map(([name, value]) => [oneLine(name), oneLine(value)] as const);
  const search = query.size > 0 ? `?${query}` : "";
  return {
    method: part.method,
    url: oneLine(`${server}${path}${search}`),
    headers,
    body: text,
    isJson: /[/+]json\b/i.test(part.body?.mediaType ?? ""),
  };
}

function bodyText(mediaType: string, body: unknown): string {
  if (/x-www-form-urlencoded/i.test(mediaType) && typeof body === "object" && body !== null)
    return new URLSearchParams(Object.entries(body).map(([name, value]) => [name, plain(value)])).toString();
  return typeof body === "string" && !/[/+]json\b/i.test(mediaType) ? body : JSON.stringify(body, undefined, 2);
}

const plain = (value: unknown): string =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, " ").trim();

/** `--data-raw`: where `--data` begins with `@`, curl reads a file. */
function asCurl({ method, url, headers, body }: Request): string {
  const lines = [
    `curl ${method === "GET" && body === null ? "" : `-X ${method} `}${shellWord(url)}`,
    ...headers.map(([name, value]) => `-H ${shellWord(`${name}: ${value}`)}`),
    ...(body === null ? [] : [`--data-raw ${shellWord(body)}`]),
  ];
  return lines.join(" \\\n  ");
}

function asFetch({ method, url, headers, body, isJson }: Request): string {
  const options = [
    ...(method === "GET" ? [] : [`  method: ${JSON.stringify(method)},`]),
    ...(headers.length === 0
      ? []
      : [
          `  headers: {\n${headers.map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)},`).join("\n")}\n  },`,
        ]),
    ...(body === null ? [] : [`  body: ${isJson ? `JSON.stringify(${indented(body, "  ")})` : JSON.stringify(body)},`]),
  ];
  const call =
    options.length === 0
      ? `fetch(${JSON.stringify(url)})`
      : `fetch(${JSON.stringify(url)}, {\n${options.join("\n")}\n})`;
  return `const response = await ${call};\nconst answer = await response.json();`;
}

function asPython({ method, url, headers, body, isJson }: Request): string {
  const lines = [
    `    ${JSON.stringify(method)},`,
    `    ${JSON.stringify(url)},`,
    ...(headers.length === 0
      ? []
      : [
          `    headers={\n${headers.map(([name, value]) => `        ${JSON.stringify(name)}: ${JSON.stringify(value)},`).join("\n")}\n    },`,
        ]),
    ...(body === null
      ? []
      : [isJson ? `    json=${indented(pythonOf(JSON.parse(body)), "    ")},` : `    data=${JSON.stringify(body)},`]),
  ];
  return `import requests\n\nresponse = requests.request(\n${lines.join("\n")}\n)\nanswer = response.json()`;
}

/** A JSON value as Python writes it. */
function pythonOf(value: unknown, indent = ""): string {
  const inner = `${indent}    `;
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "object") return JSON.stringify(value);
  const items = Array.isArray(value)
    ? value.map((each) => pythonOf(each, inner))
    : Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${pythonOf(each, inner)}`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return items.length === 0
    ? `${open}${close}`
    : `${open}\n${items.map((item) => `${inner}${item},`).join("\n")}\n${indent}${close}`;
}

const indented = (text: string, indent: string): string => text.replaceAll("\n", `\n${indent}`);

function asHttp({ method, url, headers, body }: Request): string {
  const [, host = "", path = ""] = /^https?:\/\/([^/?]*)(.*)$/i.exec(url) ?? [];
  const lines = [
    `${method} ${path === "" ? "/" : path} HTTP/1.1`,
    `Host: ${host}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  return [...lines, ...(body === null ? [] : ["", body])].join("\n");
}

// Requests to an operation: ones that fit, ones with one thing wrong, and ones that break HTTP's own rules.
import fc from "fast-check";
import { fitting, hostile, nearlyFitting } from "./any-value.ts";
import type { Resolve } from "./any-value.ts";
import { learnedId } from "./learned-ids.ts";
import type { Operation, Parameter, Schema } from "./described-operations.ts";

export type Kind = "fitting" | "nearly" | "hostile";

/** Values may hold LearnedIds; `raw` is sent instead of a body made of `body`. */
export interface MadeRequest {
  readonly kind: Kind;
  readonly method: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Which of the earlier answers its ids are taken from. */
  readonly from: number;
  readonly body?: unknown;
  readonly raw?: Buffer;
  readonly contentType?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Put behind the address as it stands. */
  readonly tail?: string;
}

const schemaOf = ({ schema, content }: Parameter): Schema => schema ?? content?.["application/json"].schema ?? {};

export function anyRequest(operation: Operation, resolve: Resolve): fc.Arbitrary<MadeRequest> {
  const good = fittingRequest(operation, resolve);
  return fc.oneof(
    { weight: 5, arbitrary: good },
    { weight: 3, arbitrary: nearlyRequest(operation, resolve, good) },
    { weight: 2, arbitrary: hostileRequest(operation, good) },
  );
}

function fittingRequest(operation: Operation, resolve: Resolve): fc.Arbitrary<MadeRequest> {
  const required = operation.parameters.filter((each) => each.required).map(({ name }) => name);
  const parameters = fc.record(
    Object.fromEntries(operation.parameters.map((each) => [each.name, fitting(schemaOf(each), resolve, each.name)])),
    { requiredKeys: required },
  );
  const [mediaType, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const made = fc.record({
    kind: fc.constant<Kind>("fitting"),
    method: fc.constant(operation.method),
    parameters,
    from: fc.nat(10_000),
  });
  if (mediaType === undefined || !content) return made;
  if (mediaType !== "application/json") {
    return fc.tuple(made, bytes).map(([request, raw]) => ({ ...request, raw, contentType: mediaType }));
  }
  const examples = Object.values(content.examples ?? {}).map(({ value }) => withLearnedIds(value));
  const bodies = fc.oneof(fitting(content.schema ?? {}, resolve), ...examples);
  return fc.tuple(made, bodies).map(([request, body]) => ({ ...request, body, contentType: mediaType }));
}

/** An example names ids that were somewhere else. */
function withLearnedIds(value: unknown, name = ""): fc.Arbitrary<unknown> {
  if (typeof value === "string") return /Ids?$/.test(name) ? learnedId(name) : fc.constant(value);
  if (Array.isArray(value)) return fc.tuple(...value.map((each) => withLearnedIds(each, name)));
  if (typeof value !== "object" || value === null) return fc.constant(value);
  return fc.record(Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withLearnedIds(each, key)])));
}

const bytes: fc.Arbitrary<Buffer> = fc.oneof(
  fc
    .constantFrom(
      "# Moons\n\nPhobos is small.",
      "name,size\nPhobos,11\nDeimos,6\n",
      '{"a": 1}',
      "",
      "%PDF-1.7 broken",
      "PK\u0003\u0004",
    )
    .map((each) => Buffer.from(each)),
  fc.uint8Array({ maxLength: 400 }).map((each) => Buffer.from(each)),
  {
    weight: 2,
    arbitrary: fc.constant(
      Buffer.from(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
        "base64",
      ),
    ),
  },
);

function nearlyRequest(
  operation: Operation,
  resolve: Resolve,
  good: fc.Arbitrary<MadeRequest>,
): fc.Arbitrary<MadeRequest> {
  const content = operation.requestBody?.content["application/json"];
  const wrongBody = content
    ? [fc.tuple(good, nearlyFitting(content.schema ?? {}, resolve)).map(([request, body]) => ({ ...request, body }))]
    : [];
  const wrongParameters = operation.parameters.map((parameter) => {
    const wrong = fc.oneof(nearlyFitting(schemaOf(parameter), resolve), hostile, fc.constant(undefined));
    return fc.tuple(good, wrong).map(([request, value]) => ({
      ...request,
      parameters: { ...request.parameters, [parameter.name]: value },
    }));
  });
  const all = [...wrongBody, ...wrongParameters];
  const made = all.length > 0 ? fc.oneof(...all) : good;
  return made.map((request) => ({ ...request, kind: "nearly" as const }));
}

const brokenJson = [
  "",
  "{",
  "{]",
  '{"a":',
  "null",
  "[]",
  "0",
  '"',
  "\ufeff{}",
  '{"input":{}}}',
  "undefined",
  "NaN",
  "{'a':1}",
];
const brokenBytes: fc.Arbitrary<Buffer> = fc.oneof(
  fc.constantFrom(...brokenJson).map((each) => Buffer.from(each)),
  fc.uint8Array({ minLength: 1, maxLength: 60 }).map((each) => Buffer.from(each)),
  fc.constant(Buffer.from("[".repeat(100_000))),
  fc.constant(Buffer.from(`{"a":`.repeat(20_000) + "1" + "}".repeat(20_000))),
  fc.constant(Buffer.alloc(1_200_000, 0x20)),
  fc.constant(Buffer.from('{"input":"\\ud800"}')),
);
const contentTypes = [
  "text/plain",
  "application/xml",
  "multipart/form-data; boundary=x",
  "application/x-www-form-urlencoded",
  "application/octet-stream",
  "application/json; charset=utf-7",
  "text/event-stream",
  "\t",
  null,
];
const tails = [
  "?input=%",
  "?input=%00",
  "?input={",
  "?batch=1",
  "?batch=1&input={}",
  "/..",
  "%00",
  "?input=1&input=2",
  "?connectionParams={",
  "?lastEventId=x",
  "?__proto__[a]=1",
];
const oddHeaders: readonly Readonly<Record<string, string>>[] = [
  { authorization: "Bearer fk_unknown" },
  { authorization: "Basic \u00ff" },
  { accept: "application/jsonl" },
  { "trpc-accept": "application/jsonl" },
  { "last-event-id": "-1" },
  { range: "bytes=9-1" },
  { "if-none-match": "*" },
  { origin: "http://elsewhere.example" },
  { "content-encoding": "gzip" },
  { cookie: "a=".repeat(3000) },
];

function hostileRequest(operation: Operation, good: fc.Arbitrary<MadeRequest>): fc.Arbitrary<MadeRequest> {
  const otherMethods = ["get", "post", "put", "patch", "delete", "trace"].filter(
    (each) => !operation.methods.includes(each),
  );
  const takesBody = operation.requestBody !== undefined;
  const kinds = [
    fc.tuple(good, fc.constantFrom(...otherMethods)).map(([request, method]) => ({ ...request, method })),
    fc.tuple(good, fc.constantFrom(...oddHeaders)).map(([request, headers]) => ({ ...request, headers })),
    fc.tuple(good, fc.constantFrom(...tails)).map(([request, tail]) => ({ ...request, parameters: {}, tail })),
    ...(takesBody
      ? [
          fc.tuple(good, brokenBytes).map(([request, raw]) => ({ ...request, raw })),
          fc
            .tuple(good, fc.constantFrom(...contentTypes))
            .map(([request, contentType]) => ({ ...request, contentType })),
        ]
      : []),
  ];
  return fc.oneof(...kinds).map((request) => ({ ...request, kind: "hostile" as const }));
}

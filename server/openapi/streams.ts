// How tRPC streams: one line of text each, as server-sent events (subscriptions) or JSON lines (a mutation that streams).
import { closed } from "./failures.ts";
import type { FailureResponse } from "./failures.ts";
import type { Schema } from "./schema.ts";

const lastEventId = {
  name: "Last-Event-ID",
  in: "header",
  description: "The `id` of the last event that came; it counts more than `after`.",
  schema: { type: "string" },
};

export const eventStream = {
  parameters: [lastEventId],
  /** `tracked` is the type of a tracked item: its `data` is the event's, its `id` the event's id. */
  response: (tracked: Schema): Schema => {
    const { data } = tracked["properties"] as Readonly<Record<string, Schema>>;
    return {
      description:
        "Events without a name hold this as `data`, and their cursor as `id`. Besides: `connected` at the beginning, `ping` every 5 s without `data`, and `serialized-error` as the last event, whose `data` is the `error` of a ProcedureFailure.",
      content: { "text/event-stream": { schema: { ...data } } },
    };
  },
};

const batch = { name: "batch", in: "query", required: true, schema: { type: "string", enum: ["1"] } };
const accept = {
  name: "trpc-accept",
  in: "header",
  required: true,
  schema: { type: "string", enum: ["application/jsonl"] },
};

const integer = { type: "integer" };
const tuple = (...items: readonly Schema[]): Schema => ({
  type: "array",
  prefixItems: items,
  items: false,
  minItems: items.length,
});

export const jsonLines = {
  parameters: [batch, accept],
  /** A refused request of several calls is answered call by call, or as a whole where it could not be read. */
  failures: (responses: Readonly<Record<string, FailureResponse>>): Readonly<Record<string, FailureResponse>> =>
    Object.fromEntries(
      Object.entries(responses).map(([status, { description, content }]) => {
        const { schema } = content["application/json"];
        const either = { anyOf: [schema, { type: "array", items: schema }] };
        return [status, { description, content: { "application/json": { schema: either } } }];
      }),
    ),
  /** More calls could follow, by their numbers. */
  bodyOf: (input: Schema): Schema => ({ type: "object", properties: { "0": input }, required: ["0"] }),
  response: (item: Schema): Schema => {
    const failure = { $ref: "#/components/schemas/ProcedureFailure/properties/error" };
    const line = {
      anyOf: [
        { ...closed({ "0": { type: "array" } }), description: "The first line: which part comes later, by number." },
        { ...tuple(integer, { const: 0 }, { type: "array" }), description: "A part that is whole." },
        { ...tuple(integer, { const: 1 }, tuple(tuple(item))), description: "One item of the stream." },
        { ...tuple(integer, { enum: [1, 2] }, failure), description: "The stream has failed." },
      ],
    };
    return { description: "One JSON value a line.", content: { "application/jsonl": { schema: line } } };
  },
};

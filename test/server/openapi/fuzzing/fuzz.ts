// Asks a server whatever its own description allows and forbids, and tells which answers the description does not hold for.
import { Agent } from "node:http";
import fc from "fast-check";
import { anyRequest } from "./any-request.ts";
import type { MadeRequest } from "./any-request.ts";
import { operationsOf } from "./described-operations.ts";
import type { Document, Operation, Schema } from "./described-operations.ts";
import { judge, parsed } from "./judge.ts";
import type { Finding } from "./judge.ts";
import { learnedIds } from "./learned-ids.ts";
import { send, written } from "./send-request.ts";
import type { Sent } from "./send-request.ts";

const timeLimit = 504;

interface Wish {
  /** The same requests are made again for the same seed; ids in them are those of the server. */
  readonly seed: number;
  readonly requests: number;
  /** Requests under way at once. */
  readonly atOnce?: number;
  readonly only?: (operation: Operation) => boolean;
}

export interface Fuzzed {
  readonly findings: readonly Finding[];
  readonly requests: number;
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Operations that were done at least once. */
  readonly done: readonly string[];
  readonly notDone: readonly string[];
  readonly slowest: readonly { readonly operation: string; readonly ms: number }[];
}

/** Reads nothing but `<base>/openapi.json`. */
export async function fuzz(base: string, { seed, requests, atOnce = 4, only = () => true }: Wish): Promise<Fuzzed> {
  const document = (await (await fetch(`${base}/openapi.json`)).json()) as Document;
  const operations = operationsOf(document).filter(only);
  const requestsTo = operations.map((operation) => anyRequest(operation, resolver(document)));
  const { of } = judge(document);
  const ids = learnedIds();
  const agent = new Agent({ keepAlive: true });
  const findings: Finding[] = [];
  const statuses: Record<string, number> = {};
  const done = new Set<string>();
  const times: { operation: string; ms: number }[] = [];
  let next = 0;

  const ask = async (index: number) => {
    const operation = operations[index % operations.length];
    const arbitrary = requestsTo[index % operations.length];
    if (!operation || !arbitrary) return;
    const [made] = fc.sample(arbitrary, { seed: seed + index, numRuns: 1 });
    if (!made) return;
    const sent = written(operation, made, ids);
    const name = operation.operationId;
    try {
      const first = await send(base, sent, agent);
      // A busy machine may run into a time limit once; what a request itself causes comes again.
      const received = first.status === timeLimit ? await send(base, sent, agent) : first;
      times.push({ operation: name, ms: received.ms });
      statuses[received.status] = (statuses[received.status] ?? 0) + 1;
      if (received.status < 300) {
        done.add(name);
        if (!received.mediaType.startsWith("text/")) ids.learn(askedBy(made, sent), parsed(received.text));
      }
      findings.push(...of(operation, made, sent, received));
    } catch (thrown) {
      const detail = `request ${index}: ${String(thrown)}`;
      findings.push({
        operation: name,
        what: "no-answer",
        detail,
        request: `${sent.method} ${sent.path.slice(0, 200)}`,
      });
    }
  };
  const worker = async () => {
    while (next < requests) await ask(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  agent.destroy();
  return {
    findings,
    requests,
    statuses,
    done: [...done],
    notDone: operations.map(({ operationId }) => operationId).filter((each) => !done.has(each)),
    slowest: times.toSorted((a, b) => b.ms - a.ms).slice(0, 5),
  };
}

/** The input; nothing where it was sent as broken bytes. */
function askedBy({ raw }: MadeRequest, { path, body }: Sent): unknown {
  if (raw !== undefined) return null;
  return parsed(body?.toString() ?? new URLSearchParams(path.split("?")[1]).get("input") ?? "");
}

function resolver(document: Document): (schema: Schema) => Schema {
  const resolve = (schema: Schema): Schema => {
    const { $ref } = schema;
    if (typeof $ref !== "string") return schema;
    let found: unknown = document;
    for (const key of $ref.slice(2).split("/")) found = (found as Readonly<Record<string, unknown>>)[key];
    return resolve(found as Schema);
  };
  return resolve;
}

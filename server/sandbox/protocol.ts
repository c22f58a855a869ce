// What the server and a sandbox process say to each other. The process may be in the hands of the code it runs: nothing it says is taken as it is.
import { z } from "zod";
import { sandboxLimits } from "./limits.ts";

/** Written to the process once, as JSON, up to the end of its standard input. */
export interface ChildRequest {
  /** Names are relative, without `..`. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly entry: string;
  readonly stdin: string;
  readonly memoryBytes: number;
}

const frame = z.object({
  file: z.string().max(1000),
  line: z.number().int().min(0).max(1e9),
  function: z.string().max(1000).nullable(),
});

const raised = z.object({
  name: z.string().transform((name) => name.slice(0, sandboxLimits.nameCharacters)),
  message: z.string().transform((message) => message.slice(0, sandboxLimits.messageCharacters)),
  trace: z.array(frame).transform((trace) => trace.slice(-sandboxLimits.traceFrames)),
});

const fromChild = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready") }),
  /** The program begins; its time counts from here. */
  z.object({ type: z.literal("started") }),
  z.object({ type: z.literal("report"), value: z.json() }),
  z.object({
    type: z.literal("ended"),
    status: z.enum(["done", "raised", "memory-limit", "needs-package", "crashed"]),
    error: raised.optional(),
    /** With needs-package. */
    package: z.string().max(sandboxLimits.nameCharacters).optional(),
    ms: z.number().min(0).max(1e9),
  }),
]);

export type FromChild = z.infer<typeof fromChild>;
export type Ended = Extract<FromChild, { type: "ended" }>;

/** Undefined where a line is nothing a process of ours would say. */
export function readLine(line: string): FromChild | undefined {
  if (nesting(line) > sandboxLimits.reportDepth) return undefined;
  try {
    return fromChild.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** How deep brackets lie in each other, those in strings left out. */
function nesting(json: string): number {
  let depth = 0;
  let most = 0;
  for (const [, open, close] of json.matchAll(/"(?:[^"\\]|\\.)*"?|([[{])|([\]}])/g)) {
    if (open) most = Math.max(most, (depth += 1));
    else if (close) depth -= 1;
  }
  return most;
}

// What the server and a sandbox process say to each other. The process may be in the hands of the code it runs: nothing it says is taken as it is.
import { z } from "zod";
import { sandboxLimits } from "./limits.ts";

export interface ChildFile {
  readonly name: string;
  readonly text: string;
  /** Of JavaScript: the text with the calls marked whose value nobody takes, for where it can be read like that. */
  readonly watched?: string;
}

/** Written to the process once, as JSON, up to the end of its standard input. */
export interface ChildRequest {
  /** Names are relative, without `..`. */
  readonly files: readonly ChildFile[];
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
  // Read from JSON, so it is JSON: looked at once more, a large one holds up the server.
  z.object({ type: z.literal("report"), value: z.unknown() }),
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
  if (isUnwieldy(line)) return undefined;
  try {
    return fromChild.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

const codes = { quote: 34, comma: 44, backslash: 92, open: new Set([91, 123]), close: new Set([93, 125]) } as const;

/** Deeper or of more values than what reads it may be given; what stands in strings left out. One pass: nothing else runs meanwhile. */
function isUnwieldy(json: string): boolean {
  let depth = 0;
  let values = 0;
  let inString = false;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (inString) {
      if (code === codes.backslash) at += 1;
      else if (code === codes.quote) inString = false;
    } else if (code === codes.quote) inString = true;
    else if (code === codes.comma) values += 1;
    else if (codes.close.has(code)) depth -= 1;
    else if (codes.open.has(code)) {
      values += 1;
      depth += 1;
      if (depth > sandboxLimits.reportDepth) return true;
    }
    if (values > sandboxLimits.reportValues) return true;
  }
  return false;
}

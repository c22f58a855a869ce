// A process of requests that does what each of them says, and tells what it has begun.
import { existsSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { answerRequests, tell } from "../../server/processes/answer-requests.ts";

export interface FakeRequest {
  readonly id: number;
  readonly name: string;
  /** Answered at once where it is left out. */
  readonly does?: "pause" | "hang" | "exit" | "exit-once" | "kill" | "fault" | "refuse" | "no-message" | "steps";
}

export type FakeAnswer =
  | { readonly id: number; readonly type: "at"; readonly step: number }
  | {
      readonly id: number;
      readonly type: "done";
      readonly pid: number;
      readonly begun: readonly string[];
      readonly more?: unknown;
    };

const begun: string[] = [];

answerRequests(async ({ id, name, does }: FakeRequest): Promise<FakeAnswer> => {
  begun.push(name);
  const done = { id, type: "done", pid: process.pid, begun } as const;
  switch (does) {
    case "pause":
      await setTimeout(300);
      return done;
    case "hang":
      for (;;);
    // Its name is a file that the first process leaves.
    case "exit-once":
      if (existsSync(name)) return done;
      writeFileSync(name, "");
      return process.exit(3);
    case "exit":
      return process.exit(3);
    case "kill":
      process.kill(process.pid, "SIGKILL");
      return done;
    case "fault":
      throw new RangeError("what stands in the file");
    case "refuse":
      throw new FacetError("too-large", { what: name }, { next: ["edit"] });
    case "no-message":
      return { ...done, more: () => {} };
    case "steps":
      for (let step = 1; step <= 3; step += 1) {
        await tell<FakeAnswer>({ id, type: "at", step });
        await setTimeout(700);
      }
      return done;
    case undefined:
  }
  return done;
});

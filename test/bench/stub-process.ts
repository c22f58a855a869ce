// The stub model server in a process of its own, so that its work is not counted as the client's.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { StubBehaviour } from "../support/stub-behaviour.ts";
import type { StubCounts } from "../support/stub-model-server.ts";

const script = fileURLToPath(new URL("../support/stub-model-server.ts", import.meta.url));

export interface StubProcess extends AsyncDisposable {
  /** Base URL with /v1. */
  readonly url: string;
  readonly set: (change: Partial<StubBehaviour>) => Promise<void>;
  readonly counts: () => Promise<StubCounts>;
}

/** A server that tells how many it answers at once and has room for every prompt: nothing is queued or left out unless a bench wants it. */
export const roomy: Partial<StubBehaviour> = { dialect: "llama-server", slots: 512, context: 1_000_000 };

export async function startStub(behaviour: Partial<StubBehaviour> = {}): Promise<StubProcess> {
  const flags = Object.entries({ ...roomy, ...behaviour }).flatMap(([name, value]) => [
    `--${name}`,
    typeof value === "object" ? JSON.stringify(value) : String(value),
  ]);
  const child = spawn(process.execPath, [script, ...flags], { stdio: ["ignore", "pipe", "inherit"] });
  const reap = () => child.kill("SIGKILL");
  process.once("exit", reap);
  const failed = once(child, "exit").then(() => Promise.reject(new Error("The stub ended")));
  failed.catch(() => {});
  const [line] = (await Promise.race([once(child.stdout, "data"), failed])) as [Buffer];
  const url = line.toString().trim();
  const control = (init?: RequestInit) => fetch(new URL("/control", url), init);
  return {
    url,
    set: async (change) => void (await control({ method: "POST", body: JSON.stringify(change) })),
    counts: async () => (await (await control()).json()) as StubCounts,
    [Symbol.asyncDispose]: async () => {
      process.off("exit", reap);
      child.kill("SIGKILL");
      await failed.catch(() => {});
    },
  };
}

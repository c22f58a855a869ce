import { spawn } from "node:child_process";
import { once } from "node:events";
import { pino } from "pino";
import { expect, test } from "vitest";
import { endOfChild } from "../../../server/processes/child-end.ts";
import { endWithin } from "../../../server/processes/end-within.ts";

/** A process that says when it has begun to listen, and then does this at SIGINT. */
async function start(atInterrupt: string) {
  const program = `process.on("SIGINT", () => { ${atInterrupt} }); setInterval(() => {}, 1000); console.log("listens");`;
  const child = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "ignore"] });
  const ended = endOfChild(child, "stubborn", pino({ level: "silent" }));
  await once(child.stdout, "data");
  return { child, ended };
}

test("a process that does not go when it is asked is killed", async () => {
  const { child, ended } = await start("");
  await endWithin(ended, { ask: () => child.kill("SIGINT"), kill: () => child.kill("SIGKILL") });
  expect((await ended).reason).toBe("SIGKILL");
});

test("a process that goes when it is asked has its time to do so, and is not killed", async () => {
  const { child, ended } = await start("setTimeout(() => process.exit(7), 300)");
  await endWithin(ended, { ask: () => child.kill("SIGINT"), kill: () => expect.unreachable("it went") });
  expect((await ended).reason).toBe("exit 7");
});

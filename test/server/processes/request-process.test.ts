// What becomes of requests to a process that hangs, dies, is left or is closed; the real rooms: code, data, documents/parse and images.
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { ofType } from "../../../server/processes/request-messages.ts";
import { askTwice, openRequestProcess } from "../../../server/processes/request-process.ts";
import type { Heard } from "../../../server/processes/request-process.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";
import type { FakeAnswer, FakeRequest } from "../../support/fake-request-child.ts";

const entry = new URL("../../support/fake-request-child.ts", import.meta.url);
const log = pino({ level: "silent" });
/** Milliseconds; a process on a busy machine takes long to begin. */
const startMs = 10_000;
const limitMs = 1500;

function open(options: { readonly graceMs?: number; readonly onLost?: () => void } = {}) {
  const requests = openRequestProcess<FakeRequest, FakeAnswer>({ name: "fake", entry, log, startMs, ...options });
  onTestFinished(() => requests.close());
  return {
    ...requests,
    /** The answer of a process that has begun. */
    done: async (name: string, does?: FakeRequest["does"], signal?: AbortSignal) =>
      ofType(await requests.ask({ name, ...(does && { does }) }, { limitMs, signal }), "done"),
  };
}

test.each([
  ["hangs", "hang", "too-slow"],
  ["ends its process", "exit", "died"],
  ["takes so much memory that its process is ended", "kill", "too-large"],
] as const)(
  "a request that %s is told as lost, and what waits behind it is answered by another process",
  async (_claim, does, reason) => {
    let lost = 0;
    const requests = open({ onLost: () => (lost += 1) });
    const { pid } = await requests.done("first");
    const [bad, behind] = await Promise.allSettled([requests.done("bad", does), requests.done("behind")]);
    expect(bad).toMatchObject({ status: "rejected", reason: { name: "ProcessLost", reason } });
    expect(behind).toMatchObject({ status: "fulfilled", value: { begun: ["behind"] } });
    expect(requests.pid()).not.toBe(pid);
    expect(lost).toBe(1);
  },
);

test.each([
  ["answered where its process ends once", "exit-once", "fulfilled", undefined],
  ["told as lost where it ends each time", "exit", "rejected", "died"],
  ["told as too large where each time memory is short", "kill", "rejected", "too-large"],
  ["asked once all the same where it hangs", "hang", "rejected", "too-slow"],
] as const)("what is asked twice is %s", async (_claim, does, status, reason) => {
  let lost = 0;
  const requests = open({ onLost: () => (lost += 1) });
  await requests.done("first");
  using folder = tmpFolder();
  const name = join(folder.path, "begun");
  const [asked] = await Promise.allSettled([askTwice(() => requests.done(name, does))]);
  expect(asked).toMatchObject({ status, ...(reason && { reason: { reason } }) });
  expect(lost).toBe(does === "exit-once" || does === "hang" ? 1 : 2);
  expect((await requests.done("behind")).type).toBe("done");
});

test("a request no process can be begun for is told as lost, and what waits behind it is answered", async () => {
  const requests = open();
  const size = "FACET_TEST_SIZE";
  onTestFinished(() => void delete process.env[size]);
  // Longer than what the system passes on: the fork throws at once.
  process.env[size] = "x".repeat(300_000);
  const refused = Promise.allSettled([requests.done("first"), requests.done("second")]);
  delete process.env[size];
  // It comes before the refusal is told, and waits behind it.
  const third = requests.done("third");
  expect(await refused).toMatchObject([
    { status: "rejected", reason: { name: "ProcessLost", reason: "died", ending: "E2BIG" } },
    { status: "fulfilled", value: { begun: ["second"] } },
  ]);
  expect((await third).begun).toEqual(["second", "third"]);
});

test("a request that nobody wants any more before its turn is never begun", async () => {
  const requests = open();
  const stop = new AbortController();
  const first = requests.done("first", "pause");
  const left = requests.done("left", undefined, stop.signal);
  const behind = requests.done("behind");
  stop.abort();
  await expect(left).rejects.toMatchObject({ name: "AbortError" });
  expect(requests.load()).toBe(2);
  await first;
  expect((await behind).begun).toEqual(["first", "behind"]);
});

test("a request that is left while it runs may end by itself; one that does not costs its process, and nothing that waits", async () => {
  const requests = open();
  const stop = new AbortController();
  const { pid } = await requests.done("first");
  const left = requests.done("left", "hang", stop.signal);
  const behind = requests.done("behind");
  stop.abort();
  await expect(left).rejects.toMatchObject({ name: "AbortError" });
  expect((await behind).pid).not.toBe(pid);
});

test("who has turned away before asking begins nothing", async () => {
  const requests = open();
  await expect(requests.done("first", undefined, AbortSignal.abort())).rejects.toMatchObject({ name: "AbortError" });
  expect(requests.pid()).toBeUndefined();
});

test("what the work throws is told whole where it is for people, else as unexpected and without its words", async () => {
  const requests = open();
  await expect(requests.done("it", "refuse")).rejects.toMatchObject({
    data: { code: "too-large", facts: { what: "it" }, next: ["edit"] },
  });
  const fault: unknown = await requests.done("it", "fault").catch((thrown: unknown) => thrown);
  expect(fault).toMatchObject({ data: { code: "unexpected", next: ["retry"] } });
  expect(JSON.stringify([fault, String(fault)])).not.toContain("stands in the file");
  await expect(requests.done("it", "no-message")).rejects.toMatchObject({ data: { code: "unexpected" } });
  expect((await requests.done("last")).begun).toEqual(["it", "it", "it", "last"]);
});

test("a request that says how far it is has its time for each step, not for all of them", async () => {
  const requests = open();
  await requests.done("first");
  const steps: number[] = [];
  const hear = (message: FakeAnswer): Heard => {
    if (message.type === "done") return "answer";
    steps.push(message.step);
    return "under-way";
  };
  const answer = await requests.ask({ name: "long", does: "steps" }, { limitMs, hear });
  expect(answer.type).toBe("done");
  expect(steps).toEqual([1, 2, 3]);
});

test("after the last answer of a process the next one is asked", async () => {
  const requests = open();
  const asking = requests.ask({ name: "last" }, { limitMs, hear: () => "last-answer" });
  const behind = requests.done("behind");
  const last = ofType(await asking, "done");
  expect(last.begun).toEqual(["last"]);
  expect(await behind).toMatchObject({ begun: ["behind"] });
  expect(requests.pid()).not.toBe(last.pid);
});

test("what is closed answers nothing more and begins no process, also where one was about to be replaced", async () => {
  const requests = open({ graceMs: 0, onLost: () => expect.unreachable("it was sent away") });
  await requests.done("first");
  const stop = new AbortController();
  const hanging = requests.done("hanging", "hang", stop.signal);
  const behind = requests.done("behind");
  const told = Promise.allSettled([hanging, behind]);
  stop.abort();
  await requests.close();
  expect(await told).toMatchObject([
    { reason: { name: "AbortError" } },
    { reason: { name: "ProcessLost", reason: "closed" } },
  ]);
  await expect(requests.done("more")).rejects.toMatchObject({ reason: "closed" });
  await setTimeout(200);
  expect(requests.pid()).toBeUndefined();
});

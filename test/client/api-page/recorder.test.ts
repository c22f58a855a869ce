// The recorder keeps what a person asked for, and nothing the page asks for itself.
import { createRoot } from "solid-js";
import { describe, expect, test } from "vitest";
import { createRecorder, isRecorded } from "../../../client/api-page/recorder.ts";
import { appRouter } from "../../../server/routers/app.ts";

const search = (query: string) => ({ kind: "query", path: "conversations.search", input: { query } }) as const;
const retry = {
  kind: "mutation",
  path: "messages.retry",
  input: { messageId: "m" },
  output: { runId: "run-1" },
} as const;
const recorder = () => createRoot(() => createRecorder());

describe("the recorder", () => {
  test("hears nothing before it is switched on, and nothing after it is switched off", () => {
    const { note, start, stop, calls } = recorder();
    note(search("a"));
    start();
    note(search("b"));
    stop();
    note(search("c"));
    expect(calls()).toEqual([search("b")]);
  });

  test.each(["documents.ingest", "documents.retry"])("%s leaves its password out of the program", (path) => {
    const { note, start, calls } = recorder();
    start();
    note({ kind: "mutation", path, input: { documentId: "d", password: "open sesame" }, output: {} });
    expect(calls()).toEqual([{ kind: "mutation", path, input: { documentId: "d" }, output: {} }]);
  });

  test("keeps the last of a search that was asked anew with each letter", () => {
    const { note, start, calls } = recorder();
    start();
    for (const query of ["t", "ti", "tide"]) note(search(query));
    note(retry);
    note(search("moon"));
    expect(calls()).toEqual([search("tide"), retry, search("moon")]);
  });

  test("hears the end of a run that was begun here, and of no other", () => {
    const { note, start, calls } = recorder();
    start();
    note(retry);
    note({ kind: "waited", runId: "run-2" });
    note({ kind: "waited", runId: "run-1" });
    expect(calls()).toEqual([retry, { kind: "waited", runId: "run-1" }]);
  });

  test("is empty again when it is cleared, and goes on", () => {
    const { note, start, clear, calls } = recorder();
    start();
    note(search("a"));
    clear();
    expect(calls()).toEqual([]);
    note(search("b"));
    expect(calls()).toHaveLength(1);
  });
});

test("no call that carries a secret is recorded, and no question of the page itself", () => {
  const { procedures } = appRouter._def as unknown as { procedures: Record<string, { _def: { type: string } }> };
  const recorded = Object.entries(procedures).filter(([path, { _def }]) => isRecorded(_def.type, path));
  const paths = recorded.map(([path]) => path);
  expect(paths).toEqual(
    expect.arrayContaining(["personas.guide.start", "messages.retry", "documents.ingest", "runs.stop"]),
  );
  expect(
    paths.filter((path) => /^keys\.|^models\.add$|status|catalogue|\.list$|\.get$|follow|warm/.test(path)),
  ).toEqual([]);
});

import { createRoot, createSignal } from "solid-js";
import { describe, expect, it } from "vitest";
import { createActiveAnswers, isTakenBack } from "../../../client/conversation/active-answers.ts";
import { emptyTree, withStarted } from "../../../client/conversation/tree.ts";
import { emptyAnswer } from "../../../pipelines/engine/fold.ts";
import type { Answer } from "../../../pipelines/engine/answer.ts";

const live = (answer: Partial<Answer>) => ({ answer: { ...emptyAnswer, ...answer }, seq: 1 });
const persona = { id: "guide", version: "1" };

describe("an answer that was taken back", () => {
  it.each([
    ["before it began", { status: "stopped" }, true],
    ["before it began, loaded with the name of who was asked", { status: "stopped", persona }, true],
    ["while it waits", { status: "queued" }, false],
    ["after it began", { status: "stopped", persona, model: "m" }, false],
    ["after it began without a model", { status: "stopped", persona, model: null }, false],
    ["as soon as a step ran", { status: "stopped", steps: [{ step: "write", status: "stopped" }] }, false],
  ] as const)("%s: %j is %s", (_, answer, expected) => {
    expect(isTakenBack(live(answer))).toBe(expected);
  });
});

describe("two answers side by side", () => {
  const alongside = [{ runId: "s", answerId: "b" }];
  const started = { runId: "r", conversationId: "c", messageId: "q", answerId: "a", alongside };
  const asked = { persona, input: {}, text: "", parentId: null, documentIds: [], imageIds: [], beside: "researcher" };
  const tree = withStarted(emptyTree, started, asked, "2026-01-01T00:00:00.000Z");

  function shown(
    states: Record<string, Partial<Answer>>,
    check: (active: ReturnType<typeof createActiveAnswers>) => void,
  ) {
    createRoot((end) => {
      const [now] = createSignal(tree);
      check(createActiveAnswers(now, (runId) => live(states[runId] ?? {})));
      end();
    });
  }
  const ids = (nodes: readonly { readonly messageId: string }[] | undefined) => nodes?.map((each) => each.messageId);

  it("are both active until each has ended", () => {
    shown({ r: { status: "running" } }, (active) => expect(ids(active.allActive())).toEqual(["a", "b"]));
    shown({ r: { status: "done" } }, (active) => expect(ids(active.allActive())).toEqual(["b"]));
    shown({ r: { status: "done" }, s: { status: "done" } }, (active) => expect(active.allActive()).toEqual([]));
  });

  it("are a pair until one is chosen", () => {
    shown({}, (active) => {
      expect(ids(active.pair())).toEqual(["a", "b"]);
      active.settle("b");
      expect(active.pair()).toBeUndefined();
    });
  });

  it("are none where one was taken back", () => {
    shown({ s: { status: "stopped" } }, (active) => expect(active.pair()).toBeUndefined());
  });
});

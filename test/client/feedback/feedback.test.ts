import { TRPCClientError } from "@trpc/client";
import { createRoot, createSignal } from "solid-js";
import { expect, test } from "vitest";
import type { Api } from "../../../client/api.ts";
import { createFeedback } from "../../../client/feedback/feedback.ts";
import type { Said } from "../../../client/feedback/feedback.ts";

const liked: Said = { verdict: "like", labels: [], comment: "" };
const disliked: Said = { verdict: "dislike", labels: ["wrong"], comment: "It is not so." };

/** Feedback over a server of which only the given calls answer. */
function over(calls: { readonly add?: (input: unknown) => Promise<unknown>; readonly list?: () => Promise<unknown> }) {
  const server = {
    add: { mutate: calls.add ?? (() => Promise.resolve(null)) },
    list: { query: calls.list ?? (() => Promise.resolve({ feedback: [] })) },
  } as unknown as Api["feedback"];
  return createFeedback(server, createSignal<string | null>("c")[0], createSignal(true)[0]);
}

test("what is said is shown at once, before the server has answered", async () => {
  const answer = Promise.withResolvers<unknown>();
  const feedback = createRoot(() => over({ add: () => answer.promise }));
  const kept = feedback.say("m", disliked);
  expect(feedback.of("m")).toEqual(disliked);
  answer.resolve(disliked);
  expect(await kept).toBeNull();
});

test("what cannot be kept is taken back to what was said before, and the reason is given", async () => {
  let refuse = false;
  const add = () => (refuse ? Promise.reject(new TRPCClientError("fetch failed")) : Promise.resolve(null));
  const feedback = createRoot(() => over({ add }));
  await feedback.say("m", liked);
  refuse = true;
  expect(await feedback.say("m", disliked)).toEqual({ kind: "offline" });
  expect(feedback.of("m")).toEqual(liked);
});

test("taken back, nothing is said any more, and the server is told so", async () => {
  const told: unknown[] = [];
  const feedback = createRoot(() => over({ add: (input) => Promise.resolve(told.push(input)) }));
  await feedback.say("m", liked);
  await feedback.say("m", null);
  expect(feedback.of("m")).toBeUndefined();
  expect(told.at(-1)).toEqual({ messageId: "m", verdict: null, labels: [], comment: "" });
});

test("what is said while the list is on its way stands beside what the list tells of the other answers", async () => {
  const list = Promise.withResolvers<unknown>();
  const feedback = createRoot(() => over({ list: () => list.promise }));
  await feedback.say("m", disliked);
  list.resolve({
    feedback: [
      { messageId: "m", ...liked },
      { messageId: "n", ...liked },
    ],
  });
  await list.promise;
  await Promise.resolve();
  expect(feedback.of("m")).toEqual(disliked);
  expect(feedback.of("n")).toMatchObject(liked);
});

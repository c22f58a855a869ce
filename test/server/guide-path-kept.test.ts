// The Guide's path through the real store and queue: a restart, a branch, and a file that is exported and imported keep it.
import { onTestFinished, expect, test } from "vitest";
import type { Outline } from "../../pipelines/engine/guide/outline.ts";
import guide from "../../pipelines/guide.ts";
import { lastOutline } from "../../pipelines/steps/guide/path.ts";
import { exportConversation } from "../../server/conversation-file/export.ts";
import { importConversation } from "../../server/conversation-file/import.ts";
import { startRun } from "../../server/start-run.ts";
import { teaching } from "../support/guiding.ts";
import { scriptedModels } from "../support/scripted-model.ts";
import { openServices } from "../support/services.ts";
import type { TestServices } from "../support/services.ts";
import { tmpFolder } from "../support/tmp-folder.ts";

const question = "How does a heat pump warm a house?";
const states = (outline: Outline | null) => outline?.layers.map(({ state }) => state[0]).join("");

const scripted = () =>
  scriptedModels(({ turns }) => {
    const asked = turns.map(({ text }) => text).join("\n");
    if (asked.includes("You plan how a topic")) return { text: JSON.stringify(teaching.outline()) };
    if (asked.includes("you tell one layer")) return { text: JSON.stringify(teaching.layer(asked)) };
    return { text: teaching.plain() };
  });

async function open(folder: string): Promise<TestServices> {
  return openServices({ models: scripted(), folder, keep: true });
}

/** Asks on a conversation, after the answer `parentId` where one is named. */
async function ask(facet: TestServices, words: string, at: { conversationId?: string; parentId?: string } = {}) {
  const { services } = facet;
  const started = await startRun(services, "local", guide, { input: { question: words }, modelId: undefined, ...at });
  expect((await facet.ended(started.runId)).status).toBe("done");
  return { ...started, outline: pathBefore(facet, started.conversationId) };
}

/** Where the next question of the active branch would start from. */
function pathBefore({ services: { store } }: TestServices, conversationId: string, owner = "local"): Outline | null {
  const path = store.messages.path(owner, conversationId);
  const answers = store.messages.tree(owner, conversationId).filter(({ messageId }) => path.includes(messageId));
  return lastOutline(
    answers.flatMap((each) =>
      each.role === "assistant"
        ? [
            {
              role: each.role,
              messageId: each.messageId,
              persona: each.persona?.id ?? "",
              text: "",
              told: "",
              outputs: each.outputs,
            },
          ]
        : [],
    ),
  );
}

test("a restart keeps the path, and the next question goes on from it", async () => {
  using folder = tmpFolder();
  const before = await open(folder.path);
  const { conversationId } = await ask(before, question);
  await ask(before, "next", { conversationId });
  await before[Symbol.asyncDispose]();
  await using after = await open(folder.path);
  expect(states(pathBefore(after, conversationId))).toBe("dhlll");
  expect(states((await ask(after, "next", { conversationId })).outline)).toBe("ddhll");
});

test("a question asked anew begins from the path as it was there; each branch keeps its own", async () => {
  const facet = await openServices({ models: scripted() });
  onTestFinished(() => facet[Symbol.asyncDispose]());
  const first = await ask(facet, question);
  const { conversationId } = first;
  await ask(facet, "next", { conversationId });
  const far = await ask(facet, "next", { conversationId });
  expect(states(far.outline)).toBe("ddhll");
  const anew = await ask(facet, "skip", { conversationId, parentId: first.answerId });
  expect(states(anew.outline)).toBe("shlll");
  facet.services.store.messages.setHead("local", conversationId, far.answerId);
  expect(states((await ask(facet, "next", { conversationId })).outline)).toBe("dddhl");
});

test("an exported conversation keeps the path where it is imported, and goes on there", async () => {
  const facet = await openServices({ models: scripted() });
  onTestFinished(() => facet[Symbol.asyncDispose]());
  const { conversationId } = await ask(facet, question);
  await ask(facet, "next", { conversationId });
  const { text } = exportConversation(facet.services, "local", { conversationId, format: "json" });
  facet.services.store.conversations.remove("local", conversationId);
  const copy = importConversation(facet.services, "local", { json: text });
  expect(states(pathBefore(facet, copy.conversationId))).toBe("dhlll");
  const next = await ask(facet, "weiter", { conversationId: copy.conversationId });
  expect(states(next.outline)).toBe("ddhll");
});

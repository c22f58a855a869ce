// A person at a running server who asks the Guide: what the page shows of an answer while it comes, and where they stand when they read it again.
import { createTRPCClient, httpLink } from "@trpc/client";
import { expect } from "vitest";
import type { Turn } from "../../pipelines/engine/conversations.ts";
import type { RunEvent } from "../../pipelines/engine/events.ts";
import { foldAll } from "../../pipelines/engine/fold.ts";
import { placeOf } from "../../pipelines/engine/guide/outline.ts";
import { componentsOf, fieldsOfPersona } from "../../pipelines/engine/persona-fields.ts";
import guide from "../../pipelines/guide.ts";
import type { GuideInput, GuideOutputs } from "../../pipelines/steps/guide/guide.ts";
import { knownWords, lastOutline, lastQuiz, lessonsOf } from "../../pipelines/steps/guide/path.ts";
import type { AppRouter, Outputs, StartedRun } from "../../server/api.ts";
import { turnOf } from "./remembered.ts";

type Tree = Outputs["conversations"]["get"];
type Wish = Partial<GuideInput> & Pick<GuideInput, "question">;

const components = componentsOf(fieldsOfPersona(guide));

export function guidedPerson(url: string) {
  const api = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc` })] });
  const tree = (conversationId: string) => api.conversations.get.query({ conversationId });
  /** Of the active branch, or of the one that ends with this message. */
  const state = async (conversationId: string, messageId?: string) => {
    const all = await tree(conversationId);
    return stateOf(turnsOf(all, messageId === undefined ? all.path : pathTo(all, messageId)));
  };
  /** Every event of the run, up to one that is it. */
  const until = async (runId: string, isIt: (event: RunEvent) => boolean) => {
    const seen: RunEvent[] = [];
    for (let after = 0; !seen.some(isIt);) {
      const { events, ended } = await api.runs.events.query({ runId, after, waitMs: 10_000 });
      seen.push(...events.map(({ event }) => event));
      after = events.at(-1)?.seq ?? after;
      if (ended && events.length === 0) throw new Error("The run ended without it.");
    }
    return seen;
  };
  const ended = (runId: string) => until(runId, ({ type }) => type === "run-end");
  /** The answer as the page folds it while it comes; read again, it is the same. */
  const answered = async ({ runId, conversationId, answerId }: StartedRun) => {
    const shown = foldAll(await ended(runId), components);
    expect(shown).toMatchObject({ status: "done" });
    const kept = (await tree(conversationId)).messages.find(({ messageId }) => messageId === answerId);
    expect(kept).toMatchObject({ status: "done", outputs: shown.outputs });
    return shown.outputs as unknown as GuideOutputs;
  };
  const start = (input: Wish, conversationId?: string) => api.personas.guide.start.mutate({ input, conversationId });
  const ask = async (input: Wish, conversationId: string) => answered(await start(input, conversationId));
  return { api, tree, state, until, ended, answered, start, ask };
}

/** All that the next question starts from, as the steps read it. */
function stateOf(turns: readonly Turn[]) {
  const outline = lastOutline(turns);
  const states = outline?.layers.map(({ state }) => state[0]).join("");
  const told = lessonsOf(turns);
  return { outline, states, place: outline && placeOf(outline), words: knownWords(turns), quiz: lastQuiz(turns), told };
}

function turnsOf({ messages }: Tree, path: readonly string[]): Turn[] {
  const byId = new Map(messages.map((message) => [message.messageId, message]));
  return path.flatMap((id) => {
    const message = byId.get(id);
    if (!message) return [];
    const { role, text, persona } = message;
    return [
      turnOf(role, text, { persona: persona?.id ?? "", ...(role === "assistant" && { outputs: message.outputs }) }),
    ];
  });
}

/** From the root, whichever branch is active. */
function pathTo({ messages }: Tree, messageId: string): readonly string[] {
  const parents = new Map(messages.map((message) => [message.messageId, message.parentId]));
  const path = [messageId];
  for (let at = parents.get(messageId); at; at = parents.get(at)) path.unshift(at);
  return path;
}

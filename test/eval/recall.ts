// Recall: are planted facts found again in other words, corrected ones never, and what was said on which day of a real chat?
import { setTimeout } from "node:timers/promises";
import type { RecalledMemory } from "../../pipelines/engine/memory.ts";
import { saysValue } from "../../server/evaluation/told-facts.ts";
import { pieceOf } from "../../server/memory/pieces.ts";
import { collectionName } from "../../server/vectors/collection-name.ts";
import { fakeFileId } from "../support/services.ts";
import type { TestServices } from "../support/services.ts";
import { share } from "./eval.ts";
import type { Evaluation } from "./eval.ts";
import { bothChats, chat, chatQuestions, planted, practice } from "./told-conversations.ts";
import type { Planted, ToldMessage } from "./told-conversations.ts";
import { openWithEmbedder } from "./with-embedder.ts";

const owner = "local";
const k = 5;
/** Messages said between a fact, or its correction, and the question for it. */
const later = 60;
const bars = { found: 0.95 };
const lookMs = 20;

export interface Remembered {
  readonly conversationId: string;
  /** Ids of the messages, in their order. */
  readonly path: readonly string[];
}

/** Takes the conversation in and waits until all of it is remembered. */
async function remember(facet: TestServices, messages: readonly ToldMessage[], by = owner): Promise<Remembered> {
  const { store, memory } = facet.services;
  const json = JSON.stringify(messages.map(({ role, text }) => ({ role, text })));
  const { conversationId } = await facet.as(by).conversations.import({ json });
  memory.start();
  const isWaiting = () =>
    store.memories.toRemember(fakeFileId, 1).length > 0 || store.memories.factsToEmbed(fakeFileId, 1).length > 0;
  while (isWaiting()) await setTimeout(lookMs);
  return { conversationId, path: store.messages.path(by, conversationId) };
}

/** What is recalled where the branch has grown to this message. */
function recallAt(
  { services }: TestServices,
  { conversationId, path }: Remembered,
  { question, at, by = owner }: { readonly question: string; readonly at: number; readonly by?: string },
): Promise<readonly RecalledMemory[]> {
  const messageId = path[Math.min(at, path.length - 1)] ?? null;
  return services.memory.scoped(by, { conversationId, messageId }).recall(question, k);
}

const holds = (memories: readonly RecalledMemory[], words: string) =>
  memories.some(({ text }) => saysValue(text, words));

export interface RecallFigures {
  readonly asked: number;
  readonly found: number;
  readonly missed: readonly string[];
  readonly corrections: number;
  readonly correctedFound: number;
  readonly oldFound: readonly string[];
  /** Facts recalled from another conversation, by another owner, or on a branch that left before they were told. */
  readonly leaked: readonly string[];
}

export async function measurePlanted(
  facet: TestServices,
  { facts, messages, places }: Planted,
): Promise<RecallFigures> {
  const told = await remember(facet, messages);
  const elsewhere = await remember(facet, bothChats());
  const stranger = await remember(facet, bothChats(), "stranger");
  const [missed, oldFound, leaked]: [string[], string[], string[]] = [[], [], []];
  let [correctedFound, corrections] = [0, 0];
  for (const { id, question, value, correction } of facts) {
    const place = places.get(id);
    if (!place) continue;
    const end = place.corrected ?? messages.length;
    // A fact that is corrected earlier than that is asked for just before its correction.
    const at = Math.min(place.told + later, end - 1);
    if (!holds(await recallAt(facet, told, { question, at }), value)) missed.push(id);
    const before = await recallAt(facet, told, { question, at: place.told - 1 });
    const other = await recallAt(facet, elsewhere, { question, at: Infinity });
    const foreign = await recallAt(facet, stranger, { question, at: Infinity, by: "stranger" });
    if ([before, other, foreign].some((memories) => holds(memories, value))) leaked.push(id);
    if (!correction || place.corrected === null) continue;
    corrections += 1;
    const after = await recallAt(facet, told, { question, at: place.corrected + later });
    if (holds(after, correction.value)) correctedFound += 1;
    if (after.some(({ text }) => saysOld(text, value, correction.told))) oldFound.push(id);
  }
  return {
    asked: facts.length,
    found: facts.length - missed.length,
    missed,
    corrections,
    correctedFound,
    oldFound,
    leaked,
  };
}

/** On the set that recall is worked on with: of no weight as a proof. */
async function measurePractice(): Promise<string> {
  const all: RecallFigures[] = [];
  for (const part of practice()) {
    await using facet = await openWithEmbedder();
    all.push(await measurePlanted(facet, part));
  }
  const sum = (of: (figures: RecallFigures) => number) => all.reduce((total, each) => total + of(each), 0);
  const old = sum(({ oldFound }) => oldFound.length);
  return `${share(
    sum(({ found }) => found),
    sum(({ asked }) => asked),
  )}; ${sum(({ correctedFound }) => correctedFound)} of ${sum(({ corrections }) => corrections)}, ${old}`;
}

/** The correction itself may name the old value to say that it is old. */
function saysOld(text: string, value: string, correction: string): boolean {
  return (
    text.toLowerCase().includes(value.toLowerCase()) &&
    !correction.toLowerCase().includes(text.toLowerCase().slice(0, 40))
  );
}

const ways = ["hybrid", "words", "meaning"] as const;
type Way = (typeof ways)[number];

/** Of the questions that a chat answers, how many find something of the right day among the first five, by both ways and by each alone. */
async function measureChats(facet: TestServices): Promise<{ asked: number; found: Record<Way, number> }> {
  const { store, models, vectors } = facet.services;
  const found = { hybrid: 0, words: 0, meaning: 0 };
  let asked = 0;
  for (const user of ["Emily", "Frank"] as const) {
    const messages = chat(user);
    const told = await remember(facet, messages);
    const { conversationId, path } = told;
    const dayOf = new Map(path.map((id, at) => [id, messages[at]?.turn?.split(":")[0]]));
    const placeOf = new Map(
      store.memories.facts(owner, conversationId).map(({ memoryId, messageId }) => [memoryId, messageId]),
    );
    const about = chatQuestions().filter((each) => each.user === user && each.evidence.length > 0);
    for (const { question, evidence } of about) {
      const [vector = []] = await models.embed([question], "query");
      const collection = collectionName("memories", owner, fakeFileId);
      const near = await vectors.index.search(collection, vector, k, { conversationId });
      const recalled = await recallAt(facet, told, { question, at: Infinity });
      const messageIds = {
        hybrid: recalled.map(({ messageId }) => messageId),
        words: store.memories
          .lexical(owner, { conversationId, path }, question, k)
          .map(({ id, kind }) => (kind === "turn" ? id : placeOf.get(id))),
        meaning: near.map(({ id }) => placeOf.get(id) ?? pieceOf(id).messageId),
      };
      const days = new Set(evidence.map((turn) => turn.split(":")[0]));
      asked += 1;
      for (const way of ways)
        if (messageIds[way].slice(0, k).some((id) => days.has(dayOf.get(id ?? "")))) found[way] += 1;
    }
  }
  return { asked, found };
}

export const recall: Evaluation = {
  name: "recall",
  run: async (report) => {
    await using facet = await openWithEmbedder();
    const all = planted();
    const figures = await measurePlanted(facet, all);
    const { asked, found, missed, corrections, correctedFound, oldFound, leaked } = figures;
    report({
      measure: `planted facts in the top ${k}, asked in other words ${later} messages later, of ${all.messages.length}`,
      figure: `${share(found, asked)}${missed.length > 0 ? `; missed ${missed.join(", ")}` : ""}`,
      bar: `≥ ${bars.found}`,
      met: found / asked >= bars.found,
    });
    report({
      measure: "corrected facts: the new one, the old one",
      figure: `${correctedFound} of ${corrections}, ${oldFound.length}${oldFound.length > 0 ? ` (${oldFound.join(", ")})` : ""}`,
      bar: "old 0",
      met: oldFound.length === 0,
    });
    report({
      measure: "facts of another conversation, owner or branch",
      figure: String(leaked.length),
      bar: "0",
      met: leaked.length === 0,
    });
    const practised = await measurePractice();
    report({
      measure: "practice facts, the same: found; of those corrected the new one, the old one",
      figure: practised,
      bar: "",
      met: null,
    });
    const chats = await measureChats(facet);
    for (const way of ways) {
      const figure = share(chats.found[way], chats.asked);
      report({ measure: `right day of a real chat @${k}, ${way}`, figure, bar: "", met: null });
    }
  },
};

// The snapshot of a conversation that a stranger with the link may read: the active branch, its questions and answers.
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { AnswerMessage, Message } from "../../pipelines/engine/conversations.ts";
import { grounding } from "../../pipelines/steps/creator/creator-schemas.ts";
import { isKept } from "../../pipelines/steps/pictures-in-prompt.ts";
import type { SharedMessage, SnapshotOf } from "../store/share-store.ts";
import type { Services } from "../trpc.ts";

interface Parts {
  readonly store: Pick<Services["store"], "conversations" | "messages" | "images">;
  readonly models: Pick<Services["models"], "list">;
}

/** FacetError invalid-input where nothing is answered yet. An answer that is still being written is left out with its question. */
export function sharedConversation({ store, models }: Parts, owner: string, conversationId: string): SnapshotOf {
  const { title } = store.conversations.get(owner, conversationId);
  const byId = new Map(store.messages.tree(owner, conversationId).map((each) => [each.messageId, each]));
  const branch = store.messages.path(owner, conversationId).flatMap((id) => byId.get(id) ?? []);
  const ended = branch.findLastIndex((each) => each.role === "assistant" && hasEnded(each));
  const shown = branch.slice(0, ended + 1);
  if (!shown.some((each) => each.role === "assistant" && Object.keys(each.outputs).length > 0))
    throw new FacetError("invalid-input", { field: "conversation", reason: "nothing-answered" }, { next: ["wait"] });
  // The id of a served model is its address.
  const nameOf = (id: string | null) => models.list().find(({ modelId }) => modelId === id)?.name ?? null;
  const keepOf: KeepOf = (imageId) => store.images.list(owner, [imageId])[0]?.keep ?? { place: false, date: false };
  const messages = shown.map((each) => withKept(shared(each, nameOf), keepOf));
  return { snapshot: { title, at: new Date().toISOString(), messages }, throughId: shown.at(-1)?.messageId ?? "" };
}

const hasEnded = ({ status }: AnswerMessage) => status !== "queued" && status !== "running";

function shared(message: Message, nameOf: (modelId: string | null) => string | null): SharedMessage {
  const { at, text } = message;
  if (message.role === "user") {
    const pictures = message.imageIds.length;
    return { role: "user", persona: message.persona.id, text, ...(pictures > 0 && { pictures }), at };
  }
  const { persona = { id: "", version: "" }, model = null, status } = message;
  const values = Object.entries(message.outputs);
  const quoteLists = values.filter(([, value]) => isQuotes(value)).map(([field]) => field);
  const cited = new Set(values.flatMap(([field, value]) => (quoteLists.includes(field) ? [] : citedIn(value))));
  const isCited = ({ number }: Quote) => cited.has(number) || text.includes(`[${number}]`);
  const told = values.filter(([, value]) => !isQuotes(value) || value.some(isCited));
  return { role: "assistant", persona, model: nameOf(model), outputs: Object.fromEntries(told), status, at };
}

type KeepOf = (imageId: string) => { readonly place: boolean; readonly date: boolean };

/** What was found in pictures, without the place and the day that were kept for the writing and are not any more. */
function withKept(message: SharedMessage, keepOf: KeepOf): SharedMessage {
  const found = message.role === "assistant" ? grounding.safeParse(message.outputs["grounding"]).data : undefined;
  if (message.role !== "assistant" || !found) return message;
  const images = found.images.map((image) => {
    const keep = keepOf(image.imageId);
    return { ...image, items: image.items.filter((item) => isKept(item, { keep })) };
  });
  return { ...message, outputs: { ...message.outputs, grounding: { ...found, images } } };
}

interface Quote {
  readonly number: number;
}

/** Passages of somebody's documents: those that nothing in the answer points at, as a refusal shows them, are not shared. */
function isQuotes(value: unknown): value is readonly Quote[] {
  if (!Array.isArray(value) || value.length === 0) return false;
  const quotes = (value as readonly unknown[]).map((each) => (each ?? {}) as { quote?: unknown; number?: unknown });
  return quotes.every(({ quote, number }) => typeof quote === "string" && typeof number === "number");
}

/** The numbers that cells point at: a comparison cites in its table, `{text, citation: [1]}`, not in its text. */
function citedIn(value: unknown): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === "citation" && Array.isArray(each) ? (each as readonly unknown[]) : citedIn(each),
  );
}

// Asks what a chat request asks: its files kept and read, the place in a conversation found, the run begun.
import type { StartedRun } from "../../pipelines/engine/conversations.ts";
import type { Caller } from "../keys/access-key.ts";
import { startRun } from "../start-run.ts";
import type { Services } from "../trpc.ts";
import { checkAttached, keepAttached } from "./attachments.ts";
import type { Attached } from "./attachments.ts";
import { importedPlace, knownPlace } from "./place-question.ts";
import type { Place } from "./place-question.ts";
import type { AttachedPart, ChatWish } from "./read-request.ts";

/** Resolves when the question is on disk. Throws FacetError as `startRun` does, and what is wrong with a file. */
export async function askQuestion(
  services: Services,
  { owner, key }: Caller,
  wish: ChatWish,
  signal: AbortSignal,
): Promise<StartedRun> {
  checkAttached(wish.attached, wish.persona);
  const known = knownPlace(services, owner, wish);
  const attached = await keepAttached(services, owner, partsOf(wish, known), signal);
  signal.throwIfAborted();
  const place = known ?? importedPlace(services, owner, wish.earlier);
  const { persona, input, modelId } = wish;
  const documentIds = documentsOf(services, owner, wish, { known, attached });
  try {
    return await startRun(services, owner, persona, {
      input,
      ...place,
      documentIds,
      imageIds: attached.imageIds,
      modelId,
      key,
    });
  } catch (thrown) {
    // Nothing was asked in it: it is not left in the list.
    if (known === null && place.conversationId !== undefined)
      services.store.conversations.remove(owner, place.conversationId);
    throw thrown;
  }
}

/** Files of turns that are known here were kept when those were asked. */
function partsOf({ persona, attached, attachedBefore }: ChatWish, known: Place | null): readonly AttachedPart[] {
  if (known !== null || !persona.accepts.includes("documents")) return attached;
  return [...attachedBefore.filter(({ type }) => type === "file"), ...attached];
}

/** The documents to read; none means all of the conversation, to which a file that came along then belongs. */
function documentsOf(
  { documents }: Pick<Services, "documents">,
  owner: string,
  { documentIds }: ChatWish,
  { known, attached }: { readonly known: Place | null; readonly attached: Attached },
): readonly string[] | undefined {
  if (documentIds === undefined && known?.conversationId !== undefined) {
    if (attached.documentIds.length > 0) documents.link(owner, known.conversationId, attached.documentIds);
    return undefined;
  }
  const all = [...new Set([...(documentIds ?? []), ...attached.documentIds])];
  return all.length > 0 ? all : undefined;
}

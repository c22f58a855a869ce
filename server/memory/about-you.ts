// How many facts one owner may keep for all conversations.
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { MemoryStore } from "../store/memory-store.ts";

/** All of them together still fit a small model's prompt. */
const atMost = 50;

/** Throws FacetError conflict where one more is too many. */
export function expectRoomForAll(store: Pick<MemoryStore, "factsAboutYou">, owner: string): void {
  if (store.factsAboutYou(owner).length >= atMost)
    throw new FacetError("conflict", { what: "memories", limit: atMost });
}

// The whole store, as its rooms put it together.
import type { Store } from "../../pipelines/engine/ports.ts";
import type { AccessKeyStore } from "./access-keys.ts";
import type { ConversationCopies } from "./conversation-copy.ts";
import type { DocumentStore } from "./document-store.ts";
import type { EmbeddedMarks } from "./embedded-marks.ts";
import type { FeedbackStore } from "./feedback-store.ts";
import type { ImageStore } from "./images.ts";
import type { MemoryStore } from "./memory-store.ts";
import type { OwnerRows } from "./owner-rows.ts";
import type { SaidTurns } from "./said-turns.ts";
import type { ShareStore } from "./share-store.ts";

/** The engine's store and what only the server reads and writes. */
export interface FacetStore extends Store {
  readonly documents: DocumentStore;
  readonly images: ImageStore;
  readonly memories: MemoryStore;
  readonly embeddedMarks: EmbeddedMarks;
  readonly feedback: FeedbackStore;
  readonly shares: ShareStore;
  readonly keys: AccessKeyStore;
  readonly saidTurns: SaidTurns;
  readonly copies: ConversationCopies;
  readonly ownerRows: OwnerRows;
}

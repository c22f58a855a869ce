// The rows of shares. The SQLite side is shares.ts.

/** What a stranger with the link may read. */
export interface SharedConversation {
  readonly title: string;
  readonly at: string;
  readonly messages: readonly SharedMessage[];
}

/** Of an answer: no passages, memories or notes beyond what its text cites. */
export type SharedMessage =
  | {
      readonly role: "user";
      readonly persona: string;
      readonly text: string;
      /** How many it showed; they are not shared, and neither are their names. */
      readonly pictures?: number;
      readonly at: string;
    }
  | {
      readonly role: "assistant";
      readonly persona: { readonly id: string; readonly version: string };
      readonly model: string | null;
      readonly outputs: Readonly<Record<string, unknown>>;
      readonly status: string;
      readonly at: string;
    };

export interface Share {
  /** 192 random bits: who has it may read. */
  readonly shareId: string;
  readonly conversationId: string;
  readonly title: string;
  readonly messageCount: number;
  readonly at: string;
}

/** A copy of a branch, and the last of the messages in it: it is gone as soon as one of them is deleted. */
export interface SnapshotOf {
  readonly snapshot: SharedConversation;
  readonly throughId: string;
}

export interface ShareStore {
  readonly add: (owner: string, conversationId: string, copy: SnapshotOf) => Share;
  readonly list: (owner: string, conversationId?: string) => readonly Share[];
  /** Revokes. */
  readonly remove: (owner: string, shareId: string) => void;
  /** For anyone who has the id; not-found when it was revoked or its conversation is removed. */
  readonly get: (shareId: string) => SharedConversation;
}

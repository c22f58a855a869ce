// What other programs see of the typed client. Its declarations are published as they stand here, with the imported types written out.
import type { AnswerMessage } from "../../pipelines/engine/conversations.ts";
import type { FacetErrorData } from "../../pipelines/engine/errors.ts";
import type { RunEvent } from "../../pipelines/engine/events.ts";
import type { RunStatus } from "../../pipelines/engine/answer.ts";
import type { PersonaInputs, PersonaOutputs } from "../api.ts";
import type { Api } from "./procedures.ts";

export interface ConnectOptions {
  /** Default: FACET_URL of the environment, else http://127.0.0.1:3000. */
  readonly url?: string | undefined;
  /** The secret of an access key. Default: FACET_KEY of the environment, else none. */
  readonly key?: string | undefined;
}

export type PersonaId = keyof PersonaInputs;

export interface AskOptions {
  /** Continues this conversation; without it one begins. */
  readonly conversationId?: string | undefined;
  /** The answer to continue from; without it the active branch goes on. */
  readonly parentId?: string | undefined;
  readonly documentIds?: readonly string[] | undefined;
  readonly imageIds?: readonly string[] | undefined;
  readonly model?: string | undefined;
  /** Ends the waiting, not the run: that is `stop`. */
  readonly signal?: AbortSignal | undefined;
}

/** An answer with the outputs of its persona. A run that did not end well has not all of them. */
export type TypedAnswer<P extends PersonaId> = Omit<AnswerMessage, "outputs"> & {
  readonly outputs: Partial<PersonaOutputs[P]>;
};

/** A question on its way. Iterating gives every event once, from the first, and goes on where a lost connection broke off. */
export interface Asking<P extends PersonaId> extends AsyncIterable<RunEvent> {
  readonly runId: string;
  readonly conversationId: string;
  /** Of the question. */
  readonly messageId: string;
  readonly answerId: string;
  /** Ends the run; what this iteration has given is kept of the answer. */
  readonly stop: () => Promise<RunStatus>;
  /** Waits for the end. Never rejects for a run that failed: its error is in the answer. */
  readonly answer: () => Promise<TypedAnswer<P>>;
}

export interface FacetClient {
  /** Every procedure that gives one answer, as the page calls them. What it rejects with is a FacetClientError. */
  readonly api: Api;
  /** Rejects with a FacetClientError. */
  readonly ask: <P extends PersonaId>(persona: P, input: PersonaInputs[P], options?: AskOptions) => Promise<Asking<P>>;
  /** Follows a run that this or another program began, from the event after `after`. */
  readonly follow: (runId: string, after?: number, signal?: AbortSignal) => AsyncIterable<RunEvent>;
  readonly upload: (
    name: string,
    bytes: Blob | Uint8Array<ArrayBuffer>,
  ) => Promise<{ readonly fileId: string; readonly mediaType: string }>;
}

/** Whatever went wrong with a call. Its message is the sentence for people, with what to do next. */
export interface FacetClientFailure extends Error {
  /** Of the closed set. `interrupted` with the fact `url` where no Facet answered. */
  readonly data: FacetErrorData;
  /** Of HTTP; 0 where no Facet answered. */
  readonly status: number;
}

// How a stub model server answers one call: what it writes, how fast, how it fails, and which server it passes for.
import type { DialectName } from "../../server/models/registry.ts";

type StubFailure =
  | "none"
  | "error-500"
  | "rate-limited"
  | "loading"
  | "overflow"
  /** Takes the request and never answers, not even with headers. */
  | "hang"
  /** Goes silent after `failAfter` tokens. */
  | "stall"
  /** Destroys the socket after `failAfter` tokens. */
  | "cut"
  /** Sends an error object inside the stream after `failAfter` tokens. */
  | "error-in-stream";

export interface StubBehaviour {
  /** Tokens of an answer without `text`. */
  tokens: number;
  /** 0 is as fast as the reader takes them. */
  tokensPerSecond: number;
  /** Milliseconds before the first token. */
  firstTokenMs: number;
  /** The answer, cut at white space into tokens; null writes the countable tokens " w0001", " w0002", … */
  text: string | null;
  /** Answers by what is asked: the first whose `when` stands in the messages, before `text` and before any JSON schema. */
  replies: readonly { readonly when: string; readonly text: string }[];
  /** Puts the time of writing into each countable token: " w0001@1764000000000". */
  stamped: boolean;
  failure: StubFailure;
  /** Tokens before a `stall`, `cut` or `error-in-stream`. */
  failAfter: number;
  /** "ignored": takes images and does not look at them. */
  vision: boolean | "ignored";
  /** "ignored": takes a schema and answers in plain text. */
  json: boolean | "ignored";
  usage: boolean;
  /** Context window in tokens. */
  context: number;
  dialect: DialectName;
  model: string;
  /** Requests it takes at once, where its dialect tells. */
  slots: number;
  /** Refuses what Gemma's template refuses: two turns of one role, and a first turn by the model. */
  strictTemplate: boolean;
  /** False answers 400 to a system turn. */
  systemRole: boolean;
  /** Answers 401 to calls without this key. */
  key: string | null;
}

export const defaultBehaviour: Readonly<StubBehaviour> = {
  tokens: 32,
  tokensPerSecond: 0,
  firstTokenMs: 0,
  text: null,
  replies: [],
  stamped: false,
  failure: "none",
  failAfter: 5,
  vision: false,
  json: true,
  usage: true,
  context: 8192,
  dialect: "generic",
  model: "stub-model",
  slots: 3,
  strictTemplate: false,
  systemRole: true,
  key: null,
};

/** The tokens of an answer; joined they give its text. */
export function stubTokens({ text, tokens, stamped }: StubBehaviour): readonly string[] {
  if (text !== null) return text.match(/\s*\S+|\s+$/g) ?? [];
  return Array.from({ length: tokens }, (_, at) => ` w${String(at + 1).padStart(4, "0")}${stamped ? "@" : ""}`);
}

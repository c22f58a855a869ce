// One answer of a model server as it comes, piece by piece, whatever the server makes of the format: what is no answer is told as that.
import type { IncomingMessage } from "node:http";
import type { ReasonFacts } from "../../../pipelines/engine/error-reasons.ts";
import type { Usage } from "../../../pipelines/engine/answer.ts";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import { bodyText } from "./connection.ts";
import { NotUnderstood } from "./not-understood.ts";
import { refusalError } from "./served-errors.ts";
import { dataLines } from "./sse.ts";
import { wellFormed } from "./well-formed.ts";

/** Bytes without one event after which it is no stream of events; a comment every second keeps a long prefill alive for weeks. */
const silentBytes = 4 * 1024 * 1024;
/** Bytes of an answer that came in one piece. */
const wholeBytes = 4 * 1024 * 1024;

interface Choice {
  readonly delta?: unknown;
  readonly message?: unknown;
  readonly finish_reason?: unknown;
}

/** How an answer ended. */
interface Ending {
  /** Where the server counts. */
  readonly usage: Usage | undefined;
  /** The limit of tokens ended it. */
  readonly isCut: boolean;
}

interface Piece {
  readonly text: string;
  readonly usage?: Usage;
  readonly finish?: string;
  readonly error?: FacetError;
}

/** Yields text as it comes, and returns how it ended. Throws FacetError, NotUnderstood, or what a broken connection throws. */
export async function* readCompletion(
  response: IncomingMessage,
  model: string,
  charactersAtMost: number,
): AsyncGenerator<string, Ending> {
  const type = response.headers["content-type"] ?? "";
  const pieces = type.includes("json") ? readWhole(response, model) : readStream(response, model, type);
  const tidy = wellFormed();
  let usage: Usage | undefined;
  let finish: string | undefined;
  let written = 0;
  for await (const piece of pieces) {
    usage = piece.usage ?? usage;
    finish = piece.finish ?? finish;
    const text = tidy(piece.text).slice(0, charactersAtMost - written);
    written += text.length;
    if (text !== "") yield text;
    if (piece.error) throw piece.error;
    // A server that knows no end: what was asked for has come.
    if (written >= charactersAtMost) return { usage, isCut: true };
  }
  if (finish === "content_filter") throw withoutAnswer(model, { reason: "answer-filtered" }, written > 0);
  if (written === 0 && (finish === "tool_calls" || finish === "function_call"))
    throw withoutAnswer(model, { reason: "wanted-tools" }, false);
  return { usage, isCut: finish === "length" };
}

async function* readStream(response: IncomingMessage, model: string, type: string): AsyncGenerator<Piece> {
  if (type.includes("html")) {
    response.destroy();
    throw new NotUnderstood(`The answer is ${type}`);
  }
  let text = "";
  let rest: Omit<Piece, "text"> = {};
  let events = 0;
  let ended = false;
  const read = dataLines((payload) => {
    events += 1;
    if (ended || rest.error) return;
    if (payload === "[DONE]") return void (ended = true);
    const piece = pieceOf(parsed(payload), model);
    text += piece.text;
    rest = { ...rest, ...piece };
  });
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    const problem = problemOf(() => read(chunk));
    bytes += chunk.length;
    if (events === 0 && bytes > silentBytes) throw new NotUnderstood("What came holds no event");
    // What arrived together goes on together: under load one chunk carries several tokens.
    if (text !== "" || rest.error) yield { ...rest, text };
    text = "";
    if (problem !== undefined) throw problem;
  }
  if (events === 0) throw new NotUnderstood("The stream held no event");
  // Some servers leave out the end mark; their last piece says why it ended.
  if (!ended && rest.finish === undefined) throw new Error("The stream ended without its end mark");
  yield { ...rest, text: "" };
}

/** Told after the words that came before it in the same piece. */
function problemOf(read: () => void): unknown {
  try {
    read();
    return undefined;
  } catch (thrown) {
    return thrown;
  }
}

/** A server that does not stream gives the whole answer at once. */
async function* readWhole(response: IncomingMessage, model: string): AsyncGenerator<Piece> {
  const value = parsed(await bodyText(response, wholeBytes));
  if (!isObject(value) || !(Array.isArray(value["choices"]) || value["error"] !== undefined))
    throw new NotUnderstood("The answer is JSON without choices");
  yield pieceOf(value, model);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotUnderstood("What came is no JSON");
  }
}

/** What can be used of a piece: fields of another shape count as left out. */
function pieceOf(value: unknown, model: string): Piece {
  if (!isObject(value)) throw new NotUnderstood("A piece is no object");
  // The words that came in the same piece before it are kept.
  if (value["error"] !== undefined && value["error"] !== null)
    return { text: "", error: streamError(model, value["error"]) };
  const { choices, usage } = value;
  const first: unknown = Array.isArray(choices) ? choices[0] : undefined;
  const { delta, message, finish_reason: finish }: Choice = isObject(first) ? first : {};
  const said = isObject(delta) ? delta : isObject(message) ? message : {};
  const counted = isObject(usage) ? usage : {};
  const [prompt, completion] = [counted["prompt_tokens"], counted["completion_tokens"]];
  return {
    text: typeof said["content"] === "string" ? said["content"] : "",
    ...(typeof finish === "string" && { finish }),
    ...(Number.isSafeInteger(prompt) &&
      Number.isSafeInteger(completion) && {
        usage: { promptTokens: Number(prompt), completionTokens: Number(completion) },
      }),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function streamError(model: string, error: unknown): FacetError {
  const { message = "", code = 500 } = isObject(error) ? error : { message: error };
  return refusalError(model, Number(code) || 500, String(message));
}

function withoutAnswer(
  model: string,
  problem: ReasonFacts<"answer-filtered" | "wanted-tools">,
  begun: boolean,
): FacetError {
  return new FacetError(
    "model-unreachable",
    { model, ...problem },
    { kept: begun ? ["question", "answer"] : ["question"], next: ["retry", "edit", "choose-model"] },
  );
}

// One chat request from its question to its answer: asked, followed while it is written, told in OpenAI's shape, and remembered as said.
import type { Request, Response } from "express";
import type { Citation } from "../../pipelines/engine/documents.ts";
import { FacetError, isAbort } from "../../pipelines/engine/errors.ts";
import type { GivenFacts } from "../../pipelines/engine/errors.ts";
import { errorForLog } from "../error-for-log.ts";
import type { Caller } from "../keys/access-key.ts";
import { followRun } from "../queue/follow-run.ts";
import type { Services } from "../trpc.ts";
import { askQuestion } from "./ask-question.ts";
import { chunkOf, endOf, lastChunks, wholeAnswer } from "./chat-answer.ts";
import type { ChatHead } from "./chat-answer.ts";
import { openEventStream } from "./event-stream.ts";
import { growingText } from "./growing-text.ts";
import type { GrowingText } from "./growing-text.ts";
import { openAiErrorOf } from "./openai-error.ts";
import { rememberSaid } from "./place-question.ts";
import type { ChatWish } from "./read-request.ts";

interface Exchange {
  readonly request: Request;
  readonly response: Response;
  /** False when Facet ends: what was begun goes on after the next start. */
  readonly isServing: () => boolean;
}

/** Throws what can still be answered with a status; what goes wrong later is said in the stream. */
export async function answerChat(
  services: Services,
  caller: Caller,
  wish: ChatWish,
  { request, response, isServing }: Exchange,
): Promise<void> {
  const gone = goneOf(response);
  const keeps = request.get("x-facet-keep") === "1";
  using stream = wish.stream ? openEventStream(response) : null;
  const send = (data: object | "[DONE]") => void (stream && !gone.aborted && stream.send(data));
  try {
    const started = await askQuestion(services, caller, wish, keeps ? new AbortController().signal : gone);
    if (!response.headersSent)
      response.set({
        "x-facet-conversation": started.conversationId,
        "x-facet-message": started.answerId,
        "x-facet-run": started.runId,
      });
    const { persona, includeUsage, ignored } = wish;
    const head: ChatHead = { persona, started, created: Math.floor(Date.now() / 1000), includeUsage, ignored };
    const say = (content: string) => void (content !== "" && send(chunkOf(head, { content })));
    send(chunkOf(head, { role: "assistant", content: "" }));
    const following = { runId: started.runId, gone, shows: wish.stream, goesOn: () => keeps || !isServing() };
    const growing = growingText(persona);
    const ended = await follow(services, caller.owner, following, (event) => say(growing.take(event)));
    if (wish.stream && ended) say(growing.rest());
    const content = wish.stream ? growing.sent() : growing.whole();
    rememberSaid(services, caller.owner, wish, { answerId: started.answerId, text: content });
    if (!ended) return;
    throwFailed(growing, response);
    const end = endOf(head, growing, content, urlsOf(services, caller.owner, request));
    if (!stream) return void response.json(wholeAnswer(head, end));
    for (const chunk of lastChunks(head, end)) send(chunk);
    send("[DONE]");
    response.end();
  } catch (thrown) {
    // Nobody is there any more to be told.
    if (gone.aborted && isAbort(thrown)) return;
    if (!stream || !response.headersSent) throw thrown;
    if (!(thrown instanceof FacetError)) services.log.error({ err: errorForLog(thrown) }, "chat stream failed");
    send(openAiErrorOf(thrown).body);
    response.end();
  }
}

/** Aborted when the client closed the connection before it had everything. */
function goneOf(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}

interface Following {
  readonly runId: string;
  readonly gone: AbortSignal;
  /** The client sees the answer while it is written: of a run it leaves, what it saw is kept. */
  readonly shows: boolean;
  /** The run is not stopped when the client leaves, or is cut off. */
  readonly goesOn: () => boolean;
}

/** True when the run has ended; false when the client left. */
async function follow(
  { store, queue }: Pick<Services, "store" | "queue">,
  owner: string,
  { runId, gone, shows, goesOn }: Following,
  onEvent: (event: Parameters<GrowingText["take"]>[0]) => void,
): Promise<boolean> {
  let seen = 0;
  for await (const { event, seq } of followRun(store, owner, { runId }, gone)) {
    onEvent(event);
    seen = seq;
    if (event.type === "run-end") return true;
  }
  if (!goesOn()) await queue.stop(owner, runId, shows ? seen : undefined);
  return false;
}

/** The question is kept, and asking it once more would add another: clients are told not to try by themselves. */
function throwFailed(growing: GrowingText, response: Response): void {
  const { error, status } = growing.answer();
  if (status !== "failed" && status !== "interrupted") return;
  if (!response.headersSent) response.set("x-should-retry", "false");
  const { code, facts, kept, next } = error ?? new FacetError("interrupted").data;
  throw new FacetError(code, facts as GivenFacts, { kept, next });
}

/** Opens the document a citation is of, at its page. */
function urlsOf({ config, documents }: Services, owner: string, request: Request) {
  const origin = config.FACET_ORIGIN ?? `${request.protocol}://${request.get("host")}`;
  const files = new Map<string, string | undefined>();
  const fileOf = (documentId: string): string | undefined => {
    try {
      return documents.get(owner, documentId).fileId;
    } catch {
      // It was deleted while the answer was written.
      return undefined;
    }
  };
  return ({ documentId, page }: Citation): string | undefined => {
    if (!files.has(documentId)) files.set(documentId, fileOf(documentId));
    const fileId = files.get(documentId);
    return fileId === undefined ? undefined : new URL(`/files/${fileId}#page=${page}`, origin).href;
  };
}

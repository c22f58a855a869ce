// The embedded model seen from the server: loads it in a child process, asks it one question at a time, and survives its death.
import type { Logger } from "pino";
import type { FacetError } from "../../../pipelines/engine/errors.ts";
import { estimateTokens } from "../estimate-tokens.ts";
import { superviseChild, usualLookMs } from "../../processes/supervised-child.ts";
import type { SupervisedChild } from "../../processes/supervised-child.ts";
import { deathProblem } from "../death-reason.ts";
import { answerError, loadError, overflowError } from "./engine-errors.ts";
import type { AnswerProblem, LoadProblem } from "./engine-errors.ts";
import type { FromChild, LoadOrder, ToChild } from "./protocol.ts";
import { readAnswer } from "./read-answer.ts";
import type { AnswerEnd, Listener } from "./read-answer.ts";
import { rememberCounts } from "./token-counts.ts";
import { untilAborted } from "../../processes/until-aborted.ts";

/** Milliseconds a stopped answer may go on before the child is ended; loading again takes about a second. */
const graceMs = 3000;
/** Deaths while loading, in a row, after which the file is given up. */
const loadAttempts = 3;
/** Deaths within so many milliseconds after which it is not started again by itself. */
const dying = { count: 3, withinMs: 60_000 };

export type EngineState =
  | { readonly name: "idle" }
  | { readonly name: "loading"; readonly share: number }
  | { readonly name: "ready"; readonly context: number; readonly systemRole: boolean }
  | { readonly name: "failed"; readonly error: FacetError };

export type EmbeddedQuestion = Omit<Extract<ToChild, { type: "ask" }>, "type" | "id">;

interface EngineOptions extends LoadOrder {
  /** The model's name, for errors. */
  readonly name: string;
  readonly log: Logger;
  readonly entry?: URL;
  /** For tests: milliseconds between two questions whether the child still reacts. */
  readonly lookMs?: number;
}

export class EmbeddedEngine implements AsyncDisposable {
  #state: EngineState = { name: "idle" };
  readonly #options: EngineOptions;
  readonly #child: SupervisedChild<ToChild>;
  readonly #listeners = new Map<number, Listener>();
  readonly #counting = new Map<number, (tokens: number | null) => void>();
  readonly #counts = rememberCounts();
  #grace: NodeJS.Timeout | undefined;
  #loaded = Promise.withResolvers<void>();
  #turn: Promise<unknown> = Promise.resolve();
  #nextId = 1;
  #deathsLoading = 0;
  #deaths: number[] = [];
  #restart: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#loaded.promise.catch(() => {});
    const entry = options.entry ?? new URL("./child.ts", import.meta.url);
    this.#child = superviseChild<ToChild, FromChild>(
      entry,
      { name: "embedded", log: options.log, lookMs: options.lookMs ?? usualLookMs },
      {
        onMessage: (message) => this.#onMessage(message),
        onDeath: (ending, restartInMs) => this.#onDeath(ending, restartInMs),
      },
    );
  }

  get state(): EngineState {
    return this.#state;
  }

  /** An answer is being written, or waited for. */
  get busy(): boolean {
    return this.#listeners.size > 0;
  }

  /** The process id of the child, for tests that end it. */
  get pid(): number | undefined {
    return this.#child.pid();
  }

  /** Resolves when the model can be asked; rejects with the reason it cannot. */
  async load(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    // Its child is gone, and would never answer.
    if (this.#closed) throw answerError(this.#options.name, { reason: "closed" });
    if (this.#state.name === "idle" || this.#state.name === "failed") this.#begin();
    await untilAborted(this.#loaded.promise, signal);
  }

  /** Streams the answer's pieces, then how it ended. Questions are answered one at a time, in order. */
  async *ask(question: EmbeddedQuestion, signal?: AbortSignal): AsyncGenerator<string, AnswerEnd> {
    const before = this.#turn;
    const free = Promise.withResolvers<void>();
    this.#turn = before.then(() => free.promise);
    const id = this.#nextId++;
    try {
      await untilAborted(before, signal);
      await this.load(signal);
      return yield* readAnswer({
        signal,
        begin: (listener) => {
          this.#listen(id, listener, free.resolve);
          this.#child.send({ type: "ask", id, ...question });
        },
        // The person is told at once; the next question waits until the child has let go, or is ended for holding on.
        stop: () => {
          this.#child.send({ type: "abort", id });
          this.#grace = setTimeout(() => void this.#replaceChild(), graceMs);
        },
      });
    } finally {
      if (!this.#listeners.has(id)) free.resolve();
    }
  }

  async countTokens(text: string): Promise<number> {
    const known = this.#counts.get(text);
    if (known !== undefined) return known;
    if (this.#closed || this.#state.name !== "ready") return estimateTokens(text);
    const id = this.#nextId++;
    const { promise, resolve } = Promise.withResolvers<number | null>();
    this.#counting.set(id, resolve);
    this.#child.send({ type: "count", id, text });
    const tokens = await promise;
    if (tokens === null) return estimateTokens(text);
    this.#counts.set(text, tokens);
    return tokens;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#restart);
    await this.#child.kill();
    this.#drop({ reason: "closed" });
    this.#loaded.reject(answerError(this.#options.name, { reason: "closed" }));
  }

  #listen(id: number, { onText, onEnd, onError }: Listener, onFree: () => void): void {
    const freed =
      <Told>(tell: (told: Told) => void) =>
      (told: Told): void => {
        clearTimeout(this.#grace);
        this.#grace = undefined;
        this.#listeners.delete(id);
        onFree();
        tell(told);
      };
    this.#listeners.set(id, { onText, onEnd: freed(onEnd), onError: freed(onError) });
  }

  #expectLoad(): void {
    this.#loaded = Promise.withResolvers<void>();
    this.#loaded.promise.catch(() => {});
  }

  #begin(): void {
    if (this.#closed) return;
    if (this.#state.name === "failed") {
      this.#expectLoad();
      this.#deathsLoading = 0;
      this.#deaths = [];
    }
    this.#state = { name: "loading", share: 0 };
    const { file, threads, context, template } = this.#options;
    this.#child.start();
    this.#child.send({ type: "load", file, threads, context, template });
  }

  #onMessage(message: FromChild): void {
    const { name, log } = this.#options;
    switch (message.type) {
      case "pong":
        return;
      case "loading":
        if (this.#state.name === "loading") this.#state = { name: "loading", share: message.share };
        return;
      case "loaded":
        this.#deathsLoading = 0;
        this.#state = { name: "ready", context: message.context, systemRole: message.systemRole };
        log.info({ model: name, context: message.context, gpu: message.gpu }, "The embedded model is ready");
        return this.#loaded.resolve();
      case "load-failed":
        return this.#fail({ reason: message.reason, name }, message.detail);
      case "count":
        this.#counting.get(message.id)?.(message.tokens);
        return void this.#counting.delete(message.id);
      case "text":
        return this.#listeners.get(message.id)?.onText(message.text);
      case "end": {
        const { promptTokens, completionTokens, isCut } = message;
        return this.#listeners.get(message.id)?.onEnd({ promptTokens, completionTokens, isCut });
      }
      case "overflow":
        return this.#listeners.get(message.id)?.onError(overflowError(message));
      case "failed":
        log.warn({ model: name, detail: message.detail }, "The embedded model failed");
        return this.#listeners.get(message.id)?.onError(answerError(name, { reason: "answer-failed" }));
    }
  }

  #onDeath(ending: string, restartInMs: number): void {
    const loading = this.#state.name === "loading";
    const now = performance.now();
    this.#deaths = [...this.#deaths.filter((at) => now - at < dying.withinMs), now];
    if (!loading && this.#deaths.length >= dying.count) return this.#giveUp(ending);
    this.#drop(deathProblem(ending));
    if (loading && ++this.#deathsLoading >= loadAttempts)
      return this.#fail({ reason: "died-loading", name: this.#options.name, ending }, ending);
    // Questions that come meanwhile wait for the restart.
    if (!loading) this.#expectLoad();
    this.#state = { name: "loading", share: 0 };
    this.#restart = setTimeout(() => this.#begin(), restartInMs);
  }

  async #replaceChild(): Promise<void> {
    await this.#child.kill();
    this.#expectLoad();
    this.#drop({ reason: "process-replaced" });
    this.#begin();
  }

  /** Something ends it again and again: the next question starts it once more, and nobody else does. */
  #giveUp(ending: string): void {
    const problem = { reason: "keeps-dying", count: dying.count } as const;
    const { name, log } = this.#options;
    log.error({ model: name, ending }, "The embedded model's process ends again and again");
    this.#state = { name: "failed", error: answerError(name, problem) };
    this.#drop(problem);
  }

  #fail(problem: LoadProblem, detail: string): void {
    const error = loadError(problem);
    this.#state = { name: "failed", error };
    this.#options.log.error({ model: this.#options.name, detail }, "The embedded model cannot be loaded");
    this.#loaded.reject(error);
    void this.#child.kill();
  }

  #drop(problem: AnswerProblem): void {
    for (const listener of this.#listeners.values()) listener.onError(answerError(this.#options.name, problem));
    for (const resolve of this.#counting.values()) resolve(null);
    this.#counting.clear();
  }
}

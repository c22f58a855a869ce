// The embedder and the reranker seen from the server: one child process, begun with the first use, each model loaded with its own first use.
import type { Logger } from "pino";
import type { ReasonFacts } from "../../../pipelines/engine/error-reasons.ts";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import { deathProblem } from "../death-reason.ts";
import type { DeathProblem } from "../death-reason.ts";
import { superviseChild, usualLookMs } from "../../processes/supervised-child.ts";
import type { SupervisedChild } from "../../processes/supervised-child.ts";
import { untilAborted } from "../../processes/until-aborted.ts";
import type { FromChild, OnnxRole, ToChild } from "./protocol.ts";

/** Milliseconds the vector of a question may take, with the loading of its model: 2,000 are usual, then 20. */
const queryMs = 15_000;

/** What bge puts before a question, and never before a passage. */
const queryPrefix = "Represent this sentence for searching relevant passages: ";

export type OnnxState =
  | { readonly name: "idle" | "loading" | "ready" }
  | { readonly name: "failed"; readonly error: FacetError };

interface OnnxOptions {
  readonly log: Logger;
  readonly threads: number;
  readonly entry?: URL;
  /** For tests: milliseconds between two questions whether the child still reacts. */
  readonly lookMs?: number;
}

/** What the models are called in errors. */
const names: Readonly<Record<OnnxRole, string>> = { embed: "embedder", rerank: "reranker" };

type AnswerProblem = DeathProblem | ReasonFacts<"closed" | "answer-failed" | "silence">;
type Answer = Extract<FromChild, { id: number }>;

export class OnnxEngine implements AsyncDisposable {
  readonly #child: SupervisedChild<ToChild>;
  readonly #options: OnnxOptions;
  readonly #states = new Map<OnnxRole, OnnxState>();
  readonly #loads = new Map<OnnxRole, PromiseWithResolvers<void>>();
  readonly #pending = new Map<number, PromiseWithResolvers<Answer> & { readonly role: OnnxRole }>();
  #nextId = 1;

  constructor(options: OnnxOptions) {
    this.#options = options;
    const entry = options.entry ?? new URL("./child.ts", import.meta.url);
    this.#child = superviseChild<ToChild, FromChild>(
      entry,
      { name: "onnx", log: options.log, lookMs: options.lookMs ?? usualLookMs },
      {
        onMessage: (message) => this.#onMessage(message),
        // It is begun again by the next use.
        onDeath: (ending) => this.#drop(deathProblem(ending)),
      },
    );
  }

  state(role: OnnxRole): OnnxState {
    return this.#states.get(role) ?? { name: "idle" };
  }

  get pid(): number | undefined {
    return this.#child.pid();
  }

  /** Unit vectors of the texts, by the model of this file. Queries and rerankings go before passages that wait. */
  async embed(
    file: string,
    texts: readonly string[],
    kind: "query" | "passage",
    signal?: AbortSignal,
  ): Promise<readonly (readonly number[])[]> {
    if (texts.length === 0) return [];
    const patient = kind === "passage";
    const prefixed = patient ? texts : texts.map((text) => queryPrefix + text);
    const asking = this.#ask("embed", file, (id) => ({ type: "embed", id, texts: prefixed, patient }), signal);
    // Somebody waits for a question: without its vector the words are searched.
    const answer = patient ? await asking : await this.#within(queryMs, asking);
    return answer.type === "embedded" ? answer.vectors.map((vector) => [...vector]) : [];
  }

  /** One relevance logit a passage. */
  async rerank(
    file: string,
    query: string,
    passages: readonly string[],
    signal?: AbortSignal,
  ): Promise<readonly number[]> {
    if (passages.length === 0) return [];
    const answer = await this.#ask("rerank", file, (id) => ({ type: "rerank", id, query, passages }), signal);
    return answer.type === "ranked" ? answer.scores : [];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#child.kill();
    this.#drop({ reason: "closed" });
  }

  async #ask(
    role: OnnxRole,
    file: string,
    message: (id: number) => ToChild,
    signal: AbortSignal | undefined,
  ): Promise<Answer> {
    signal?.throwIfAborted();
    await untilAborted(this.#load(role, file), signal);
    const id = this.#nextId++;
    const pending = { ...Promise.withResolvers<Answer>(), role };
    this.#pending.set(id, pending);
    this.#child.send(message(id));
    try {
      const answer = await untilAborted(pending.promise, signal);
      if (answer.type === "failed") {
        this.#options.log.warn({ model: names[role], detail: answer.detail }, "An ONNX model failed");
        throw this.#unreachable(role, { reason: "answer-failed" });
      }
      return answer;
    } finally {
      if (this.#pending.delete(id)) this.#child.send({ type: "drop", id });
    }
  }

  async #within<T>(ms: number, asking: Promise<T>): Promise<T> {
    const late = Promise.withResolvers<never>();
    const problem = { reason: "silence", seconds: ms / 1000 } as const;
    const timer = setTimeout(() => late.reject(this.#unreachable("embed", problem)), ms);
    try {
      return await Promise.race([asking, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  #load(role: OnnxRole, file: string): Promise<void> {
    const known = this.#loads.get(role);
    if (known) return known.promise;
    const loading = Promise.withResolvers<void>();
    loading.promise.catch(() => {});
    this.#loads.set(role, loading);
    this.#states.set(role, { name: "loading" });
    this.#child.start();
    this.#child.send({ type: "load", role, file, threads: this.#options.threads });
    return loading.promise;
  }

  #onMessage(message: FromChild): void {
    switch (message.type) {
      case "loaded":
        this.#states.set(message.role, { name: "ready" });
        return this.#loads.get(message.role)?.resolve();
      case "load-failed":
        return this.#fail(message.role, message.detail);
      case "embedded":
      case "ranked":
      case "failed": {
        const pending = this.#pending.get(message.id);
        this.#pending.delete(message.id);
        return pending?.resolve(message);
      }
      case "pong":
    }
  }

  #fail(role: OnnxRole, detail: string): void {
    const error = new FacetError("model-missing", { reason: "cannot-load", name: names[role] });
    this.#options.log.error({ model: names[role], detail }, "An ONNX model cannot be loaded");
    this.#states.set(role, { name: "failed", error });
    this.#loads.get(role)?.reject(error);
    this.#loads.delete(role);
  }

  #drop(problem: AnswerProblem): void {
    for (const [role, loading] of this.#loads) loading.reject(this.#unreachable(role, problem));
    this.#loads.clear();
    this.#states.clear();
    for (const { role, reject } of this.#pending.values()) reject(this.#unreachable(role, problem));
    this.#pending.clear();
  }

  #unreachable(role: OnnxRole, problem: AnswerProblem): FacetError {
    return new FacetError("model-unreachable", { model: names[role], ...problem }, { next: ["retry"] });
  }
}

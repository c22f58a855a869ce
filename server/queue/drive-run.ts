// Drives one run from its start, or from where a crash left it, to its run-end.
import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import { absentModel } from "../../pipelines/engine/absent-model.ts";
import { FacetError, isAbort, toFacetError } from "../../pipelines/engine/errors.ts";
import type { LoggedEvent, RunEvent } from "../../pipelines/engine/events.ts";
import type { Persona } from "../../pipelines/engine/define-persona.ts";
import { openPatience } from "../../pipelines/engine/patience.ts";
import type { Patience } from "../../pipelines/engine/patience.ts";
import type { PersonaRun } from "../../pipelines/engine/run.ts";
import type { Run } from "../../pipelines/engine/conversations.ts";
import type { CodeTools } from "../../pipelines/engine/code.ts";
import type { ChatModel, ChatModels, Store } from "../../pipelines/engine/ports.ts";
import type { Sandbox } from "../../pipelines/engine/sandbox.ts";
import { scopedCode } from "../code/scoped-code.ts";
import { scopedData } from "../data/scoped-data.ts";
import type { DataParts } from "../data/scoped-data.ts";
import type { Documents } from "../documents/documents.ts";
import { errorForLog } from "../error-for-log.ts";
import type { Images } from "../images/images.ts";
import type { Memory } from "../memory/memory.ts";
import { imagesInSight } from "../../pipelines/engine/picture-words.ts";
import { estimateTokens } from "../models/estimate-tokens.ts";
import type { ModelRegistry } from "../models/registry.ts";
import { isLocked } from "../store/until-unlocked.ts";
import type { Checkpoints } from "./checkpoints.ts";
import type { EventWriter } from "./event-writer.ts";
import { median } from "./order.ts";
import type { StartLane } from "./start-lane.ts";

/** A run that was cut off this often is given up: something in it may be what ends the process. */
const attemptsAtMost = 3;

export interface DriveParts {
  readonly store: Store;
  readonly models: ChatModels & Pick<ModelRegistry, "embed">;
  readonly documents: Pick<Documents, "scoped"> & DataParts["documents"];
  readonly data: DataParts["data"];
  readonly images: Pick<Images, "scoped">;
  readonly tools: CodeTools;
  readonly sandbox: Sandbox;
  readonly memory: Pick<Memory, "scoped" | "afterRun">;
  readonly writer: EventWriter;
  readonly personaById: (id: string) => Persona | undefined;
  readonly checkpoints: Pick<Checkpoints, "saver" | "beganAnew">;
  readonly lane: StartLane;
  /** Runs this process has counted an attempt of: one whose end met a full disk or a lock is driven on, which is no other attempt. */
  readonly counted: Set<string>;
  readonly log: Logger;
}

/** What a stop asks for: the signal's reason. A shutdown leaves the run as it is, for the next start. */
export type StopReason = { readonly kind: "stop"; readonly shown?: number | undefined } | { readonly kind: "shutdown" };

type RunEnd = Extract<RunEvent, { type: "run-end" }>;

/** Resolves when the run has ended, or was left for the next start. Throws only when its end cannot be written. */
export async function driveRun(run: Run, parts: DriveParts, signal: AbortSignal): Promise<void> {
  const { store, writer, log } = parts;
  const began = performance.now();
  let open = true;
  // A step that ignores its abort may still talk; after the end nobody listens.
  const emit = (event: RunEvent) => {
    if (open && !signal.aborted) writer.write(run, event);
  };
  const end = (status: RunEnd["status"], rest: Partial<RunEnd> = {}, shown?: number) => {
    open = false;
    const ms = Math.round(performance.now() - began);
    writer.flush(run);
    store.runs.end(
      run,
      { type: "run-end", usage: { promptTokens: 0, completionTokens: 0 }, ms, ...rest, status },
      shown,
    );
  };
  try {
    if (!parts.counted.has(run.runId)) {
      if (run.attempts >= attemptsAtMost) throw interrupted();
      store.runs.markStarted(run);
      parts.counted.add(run.runId);
    }
    const leave = await parts.lane();
    try {
      const { usage, promptHash } = await perform(run, parts, { emit, signal, onModelCall: leave });
      // A step that ended beside its abort: what it told last was not listened to, so this is not done.
      signal.throwIfAborted();
      end("done", { usage, ...(promptHash !== null && { promptHash }) });
    } finally {
      leave();
    }
  } catch (thrown) {
    const reason = signal.reason as StopReason | undefined;
    if (signal.aborted && reason?.kind === "shutdown") {
      writer.flush(run);
      store.runs.markLeft(run);
      return;
    }
    if (signal.aborted && reason?.kind === "stop") {
      // Words that were not told yet were not seen.
      if (reason.shown !== undefined) writer.drop(run);
      end("stopped", {}, reason.shown);
    } else if (isLocked(thrown)) {
      // Another program writes to the database: no fault of the run, which is driven on when it has ended.
      throw thrown;
    } else {
      // An abort nobody asked for: the model's side hung up.
      const error = isAbort(thrown) ? connectionCut(run, thrown) : toFacetError(thrown);
      if (error.data.code === "unexpected") log.error({ err: errorForLog(error), runId: run.runId }, "run failed");
      end(error.data.code === "interrupted" ? "interrupted" : "failed", { error: error.data });
    }
  }
  await forgetCheckpoint(run, parts);
}

type Hooks = Pick<PersonaRun, "emit" | "signal"> & { readonly onModelCall: () => void };

async function perform(run: Run, parts: DriveParts, hooks: Hooks) {
  const { emit, signal } = hooks;
  const { store, models, personaById, tools, sandbox, checkpoints } = parts;
  const persona = personaById(run.persona.id);
  if (!persona) throw new FacetError("not-found", { what: "persona" }, { kept: ["question"], next: [] });
  const wasStarted = run.status === "running";
  const tellStart = (model: string | null) =>
    emit({ type: "run-start", persona: persona.id, version: persona.version, model });
  const tellWaiting = (pause: Pause) => emit({ type: "model-waiting", ...pause });
  const [model, saver, { runPersona }] = await Promise.all([
    openModel(models, run.modelId, signal, (pause) => {
      // It has left the queue: told as waiting for its turn, nobody would see what it waits for.
      if (!wasStarted) tellStart(run.modelId);
      tellWaiting(pause);
    }),
    checkpoints.saver(),
    import("../../pipelines/engine/run.ts"),
  ]);
  const same = run.persona.version === persona.version;
  const saved = wasStarted && same && (await saver.getTuple({ configurable: { thread_id: run.runId } })) !== undefined;
  // What it has told is kept, where nobody knows any more how it would go on.
  if (wasStarted && same && !saved && checkpoints.beganAnew()) throw interrupted();
  if (!saved) {
    // New, or other code than the one that was cut off: from the beginning, never with half a state.
    if (wasStarted) await saver.deleteThread(run.runId);
    saver.begin(run.runId);
    const [first] = persona.steps;
    const hasTold = wasStarted && same && store.events.ofRun(run.owner, run.runId, 0).some(isStepStart);
    // Cut off before there was anything to keep: all that it has told is told again.
    if (hasTold && first) emit({ type: "run-resumed", step: first.name });
    else tellStart(model.info.modelId || null);
  }
  const typical = median(store.runs.durations(persona.id, run.modelId));
  if (typical !== null) emit({ type: "run-progress", etaMs: typical });
  const history = store.messages.turnsBefore(run.owner, run.questionId);
  const { runId, input, owner, documentIds, imageIds, conversationId, parentId } = run;
  const scope = documentIds.length > 0 ? { documentIds } : { conversationId };
  const documents = parts.documents.scoped(owner, scope);
  const data = scopedData(parts, owner, scope);
  const memory = parts.memory.scoped(owner, { conversationId, messageId: parentId });
  const code = scopedCode(store, owner, run.questionId);
  const inSight = { imageIds: imagesInSight(imageIds, history), named: imageIds.length > 0 };
  const images = parts.images.scoped(owner, inSight);
  const embed: PersonaRun["embed"] = (texts, until) => models.embed(texts, "passage", until);
  const reopen = (until: AbortSignal) => openModel(models, model.info.modelId || null, until, tellWaiting);
  const reach = { memory, documents, data, images, embed, code, tools, sandbox };
  return runPersona({ persona, runId, input, history, model, reopen, ...reach, saver, resume: saved, ...hooks });
}

const isStepStart = ({ event }: LoggedEvent) => event.type === "step-start";

type Pause = NonNullable<ReturnType<Patience["before"]>>;

/**
 * One that cannot be reached yet is waited for, as in a call of it. Where no model is here the run goes on: what needs one
 * then fails with that reason, and the rest works.
 */
async function openModel(
  models: ChatModels,
  modelId: string | null,
  signal: AbortSignal,
  onWaiting: (pause: Pause) => void,
): Promise<ChatModel> {
  for (const patience = openPatience(); ;) {
    try {
      return await models.open(modelId, signal);
    } catch (thrown) {
      if (thrown instanceof FacetError && thrown.data.code === "model-missing")
        return absentModel(thrown, estimateTokens);
      const pause = signal.aborted ? null : patience.before(thrown);
      if (pause === null) throw thrown;
      onWaiting(pause);
      await setTimeout(pause.seconds * 1000, undefined, { signal });
    }
  }
}

function connectionCut(run: Run, cause: unknown): FacetError {
  const facts = { model: run.modelId ?? "", reason: "connection-broke" } as const;
  return new FacetError("model-unreachable", facts, { kept: ["question", "answer"], next: ["retry"], cause });
}

function interrupted(): FacetError {
  return new FacetError("interrupted", {}, { kept: ["question", "answer"], next: ["retry"] });
}

/** Ended runs keep no checkpoint; one that cannot be deleted is swept at the next start. */
export async function forgetCheckpoint(run: Run, { checkpoints, log }: DriveParts): Promise<void> {
  try {
    await (await checkpoints.saver()).deleteThread(run.runId);
  } catch (thrown) {
    log.warn({ err: errorForLog(thrown), runId: run.runId }, "checkpoint left for the next start");
  }
}

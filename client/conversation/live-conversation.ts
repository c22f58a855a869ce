// The open conversation, alive: its tree, and its answers as they are written.
import { batch, createEffect, createMemo, createSignal, on, onCleanup, untrack } from "solid-js";
import type { Accessor } from "solid-js";
import { api } from "../api.ts";
import { createAnswers } from "../state/answers.ts";
import type { Change, LiveAnswer } from "../state/answers.ts";
import type { Workbench } from "../state/workbench.ts";
import type { StartedRun } from "../../server/api.ts";
import { createAnswerSignals } from "./answer-signals.ts";
import { createActiveAnswers, isActive, isTakenBack } from "./active-answers.ts";
import type { ActiveAnswers } from "./active-answers.ts";
import { failureOf } from "./failure.ts";
import type { Failure } from "./failure.ts";
import { createEventBatches } from "./event-batches.ts";
import { createLookAgain } from "../state/look-again.ts";
import { emptyTree, isSameTree, treeOf, withStarted, withoutLast } from "./tree.ts";
import type { AnswerNode, Asked, Tree } from "./tree.ts";

export type Phase = "new" | "loading" | "ready" | "failed";

export interface Ended {
  readonly node: AnswerNode;
  readonly live: LiveAnswer;
}

export interface LiveConversation extends ActiveAnswers {
  readonly id: Accessor<string | null>;
  readonly title: Accessor<string>;
  readonly phase: Accessor<Phase>;
  readonly failure: Accessor<Failure | undefined>;
  readonly tree: Accessor<Tree>;
  readonly live: (runId: string) => LiveAnswer;
  /** The first answer of the branch that is queued or running. */
  readonly active: Accessor<AnswerNode | undefined>;
  /** The answer that ended last while the page was watching. */
  readonly ended: Accessor<Ended | undefined>;
  readonly reload: () => Promise<void>;
  /** Runs a call that starts a run, and shows what it started. */
  readonly begin: (call: () => Promise<StartedRun>, asked: Asked) => Promise<StartedRun>;
  /** Unless another conversation is open by now. */
  readonly showPath: (conversationId: string | null, path: readonly string[]) => void;
  readonly freeze: (runId: string, frozen: boolean) => void;
}

/** The rail learns of the question this long after it, in milliseconds: the first words of the answer come first. */
const listAfter = 400;

export function createLiveConversation(workbench: Workbench): LiveConversation {
  const answers = createAnswers(workbench.personaById);
  const { live, renew, clear } = createAnswerSignals(answers);
  const [id, setId] = createSignal<string | null>(null);
  const [phase, setPhase] = createSignal<Phase>("new");
  const [failure, setFailure] = createSignal<Failure>();
  const [tree, setTree] = createSignal<Tree>(emptyTree);
  const [loadedTitle, setTitle] = createSignal("");
  const [ended, setEnded] = createSignal<Ended>();
  const unknown = new Set<string>();
  let starting = 0;
  let loads = 0;
  let loading = 0;

  const nodeOf = (runId: string) => {
    for (const node of untrack(tree).nodes.values()) if (node.role === "assistant" && node.runId === runId) return node;
    return undefined;
  };

  /** It has begun, or will. */
  const isThere = ({ runId }: AnswerNode) => {
    const known = answers.get(runId);
    return known === undefined || !isTakenBack(known);
  };

  function publish({ changed }: Pick<Change, "changed">): void {
    batch(() => {
      for (const runId of changed) {
        const wasActive = isActive(untrack(() => live(runId)));
        const known = renew(runId);
        if (!wasActive || isActive(known)) continue;
        const node = nodeOf(runId);
        if (!node) continue;
        if (isTakenBack(known)) setTree((now) => withoutLast(now, node.messageId, isThere));
        else setEnded({ node, live: known });
      }
    });
  }

  const batches = createEventBatches((events) => {
    const change = answers.receive(events);
    publish(change);
    for (const runId of change.unknown) unknown.add(runId);
    if (phase() !== "loading") void nameUnknown();
  });

  /** Asks whose the unnamed runs are; another tab may have asked a question here. */
  async function nameUnknown(): Promise<void> {
    if (starting > 0) return;
    const runs = [...unknown];
    unknown.clear();
    const open = untrack(id);
    for (const runId of runs) {
      if (answers.get(runId)) continue;
      const run = open === null ? undefined : await api.runs.get.query({ runId }).catch(failureOf);
      if (open !== untrack(id)) return;
      // Not told whose it is: asked again with the next events.
      if (run && "kind" in run && run.kind === "offline") unknown.add(runId);
      else if (run && "conversationId" in run && run.conversationId === open) await reload();
      else answers.ignore(runId);
    }
  }

  async function reload(): Promise<void> {
    const open = untrack(id);
    const load = ++loads;
    if (open === null) return;
    loading += 1;
    try {
      const { conversation, messages, path, cursor } = await api.conversations.get.query({ conversationId: open });
      if (load !== loads) return;
      batch(() => {
        const runs = messages.flatMap((message) =>
          message.role === "assistant" ? [{ runId: message.runId, answer: message }] : [],
        );
        answers.load(runs, cursor);
        for (const { runId } of runs) renew(runId);
        const now = treeOf(messages, path);
        // Drawn anew only where it is another: an open menu, or a question that is being edited, would be gone.
        if (!isSameTree(untrack(tree), now)) setTree(now);
        setTitle(conversation.title);
        setPhase("ready");
      });
      batches.flush();
    } catch (thrown) {
      if (load !== loads) return;
      const told = failureOf(thrown);
      const isGone = told.kind === "error" && told.error.code === "not-found";
      // What is shown stays, unless it was deleted elsewhere.
      if (untrack(phase) === "ready" && !isGone) return;
      batch(() => {
        setFailure(told);
        setPhase("failed");
      });
    } finally {
      loading -= 1;
    }
  }

  function open(next: string | null): void {
    loads += 1;
    batch(() => {
      answers.reset();
      clear();
      unknown.clear();
      setId(next);
      setTree(emptyTree);
      setTitle("");
      setFailure(undefined);
      setEnded(undefined);
      setPhase(next === null ? "new" : "loading");
    });
    void reload();
  }

  /** A look that is under way knows nothing of what was done here meanwhile: another one is due. */
  function voidLooks(isDue = loading > 0): void {
    loads += 1;
    if (isDue) void reload();
  }

  async function begin(call: () => Promise<StartedRun>, asked: Asked): Promise<StartedRun> {
    const from = id();
    const wasHere = from === null || phase() === "ready";
    starting += 1;
    try {
      const started = await call();
      if (id() !== from) return started;
      // It would take the question off the page.
      voidLooks(loading > 0 || !wasHere);
      batch(() => {
        for (const { runId } of [started, ...started.alongside]) {
          answers.begin(runId);
          unknown.delete(runId);
          renew(runId);
        }
        // Asked before the conversation was here, it is shown with what stands before it.
        if (wasHere) setTree((now) => withStarted(now, started, asked, new Date().toISOString()));
        setId(started.conversationId);
        setPhase(wasHere || phase() === "ready" ? "ready" : "loading");
        if (from === null) workbench.openConversation(started.conversationId);
      });
      setTimeout(() => void workbench.refreshConversations(), listAfter);
      return started;
    } finally {
      starting -= 1;
      void nameUnknown();
    }
  }

  onCleanup(
    workbench.onEvent((logged) => {
      // From work behind an answer that has ended: it changes nothing of it.
      if (logged.event.type === "conversation-titled" || logged.event.type === "memories-kept") return;
      batches.add(logged);
    }),
  );
  createEffect(on(workbench.conversationId, (next) => next !== untrack(id) && open(next)));

  const lookSoon = createLookAgain(() => {
    const at = untrack(phase);
    if (starting > 0) lookSoon();
    else if (at === "ready" || at === "failed") void reload();
  });
  onCleanup(workbench.onChange((changed) => (changed === null || changed === untrack(id)) && lookSoon()));

  const title = createMemo(
    () => workbench.conversations().find((each) => each.conversationId === id())?.title ?? loadedTitle(),
  );
  const { pair, settle, allActive } = createActiveAnswers(tree, live);
  const active = createMemo(() => allActive()[0]);

  return {
    id,
    title,
    phase,
    failure,
    tree,
    live,
    active,
    allActive,
    pair,
    settle,
    ended,
    reload,
    begin,
    showPath: (of, path) => {
      if (of !== id()) return;
      voidLooks();
      // What was said on another device is not here yet.
      if (path.every((each) => tree().nodes.has(each))) setTree((now) => ({ ...now, path }));
      else void reload();
    },
    freeze: (runId, frozen) => publish(answers.freeze(runId, frozen)),
  };
}

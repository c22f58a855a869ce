// One try of a persona from its API page: the start, its events as they come, and what they fold into.
import { createMemo, createSignal, onCleanup } from "solid-js";
import type { Accessor } from "solid-js";
import type { LoggedEvent } from "../../pipelines/engine/events.ts";
import { emptyAnswer, fold } from "../../pipelines/engine/fold.ts";
import type { Answer } from "../../pipelines/engine/answer.ts";
import type { CataloguePersona, PersonaInputs, StartedRun } from "../../server/api.ts";
import { api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import type { Workbench } from "../state/workbench.ts";
import type { Body } from "./body.ts";

export interface Trial {
  readonly phase: Accessor<"idle" | "starting" | "running" | "ended">;
  readonly started: Accessor<StartedRun | undefined>;
  readonly events: Accessor<readonly LoggedEvent[]>;
  readonly answer: Accessor<Answer>;
  readonly failure: Accessor<Failure | undefined>;
  readonly start: (body: Body) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Events of this time are drawn together (ms). */
const pace = 50;
/** From work behind an answer that has ended. */
const behind: ReadonlySet<string> = new Set(["conversation-titled", "memories-kept"]);

export function createTrial(workbench: Workbench, persona: CataloguePersona): Trial {
  const components = Object.fromEntries(persona.outputs.map(({ key, component }) => [key, component]));
  const [starting, setStarting] = createSignal(false);
  const [started, setStarted] = createSignal<StartedRun>();
  const [events, setEvents] = createSignal<readonly LoggedEvent[]>([]);
  const [answer, setAnswer] = createSignal<Answer>(emptyAnswer);
  const [failure, setFailure] = createSignal<Failure>();
  /** Until the server has said which run it is, any may be. */
  let heard: LoggedEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const draw = () => {
    clearTimeout(timer);
    timer = undefined;
    const run = started();
    if (!run) return;
    const news = heard.filter(({ runId, event }) => runId === run.runId && !behind.has(event.type));
    heard = [];
    if (news.length === 0) return;
    setEvents((before) => [...before, ...news]);
    setAnswer((before) => news.reduce((now, { event }) => fold(now, event, components), before));
  };
  onCleanup(
    workbench.onEvent((logged) => {
      if (!starting() && logged.runId !== started()?.runId) return;
      heard.push(logged);
      timer ??= setTimeout(draw, pace);
    }),
  );
  onCleanup(() => clearTimeout(timer));

  const hasEnded = createMemo(() => events().at(-1)?.event.type === "run-end");
  return {
    phase: () => (starting() ? "starting" : !started() ? "idle" : hasEnded() ? "ended" : "running"),
    started,
    events,
    answer,
    failure,
    start: async (body) => {
      heard = [];
      setStarted(undefined);
      setEvents([]);
      setAnswer(emptyAnswer);
      setFailure(undefined);
      setStarting(true);
      try {
        setStarted(await startAs(persona.id, body));
        draw();
        void workbench.refreshConversations();
      } catch (thrown) {
        setFailure(failureOf(thrown));
      } finally {
        setStarting(false);
      }
    },
    stop: async () => {
      const run = started();
      const shown = events().at(-1)?.seq;
      if (!run) return;
      try {
        await api.runs.stop.mutate({ runId: run.runId, ...(shown !== undefined && { shown }) });
      } catch (thrown) {
        setFailure(failureOf(thrown));
      }
    },
  };
}

interface StartRouter {
  readonly start: { readonly mutate: (body: Body) => Promise<StartedRun> };
}

/** As it stands in the editor: the server checks it. */
function startAs(personaId: string, body: Body): Promise<StartedRun> {
  const routers = api.personas as unknown as Record<keyof PersonaInputs, StartRouter>;
  return routers[personaId as keyof PersonaInputs].start.mutate(body);
}

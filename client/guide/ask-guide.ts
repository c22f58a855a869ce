// Asking for a step on the path: a button's words with what they stand for, sent like any question.
import type { Depth } from "../../pipelines/engine/guide/outline.ts";
import { withoutHidden } from "../conversation/hidden-input.ts";
import { withMainText } from "../conversation/main-text.ts";
import type { Session } from "../conversation/session.ts";
import type { Workbench } from "../state/workbench.ts";
import type { BranchPath } from "./branch-path.ts";

/** What a button stands for; the Guide reads it instead of the words. */
export interface Step {
  readonly action:
    | "open"
    | "next"
    | "again"
    | "deeper"
    | "simpler"
    | "example"
    | "why"
    | "compare"
    | "skip"
    | "quiz"
    | "arrange";
  readonly node?: string;
  readonly depth?: Depth;
  readonly layers?: readonly { readonly id?: string; readonly title: string }[];
}

type Asked = Pick<Session, "ask" | "live" | "next" | "sending" | "valuesOf">;

export interface PathAsking {
  /** Asks whoever leads the path, at its depth unless the step names another. False where nothing was asked. */
  readonly ask: (path: Pick<BranchPath, "personaId" | "outline">, words: string, step: Step) => Promise<boolean>;
  /** Something is being asked or answered: a step would be one from elsewhere. */
  readonly busy: () => boolean;
}

export function createPathAsking(session: Asked, { personaById }: Pick<Workbench, "personaById">): PathAsking {
  const busy = () => session.sending() || session.live.active() !== undefined;
  return {
    busy,
    async ask({ personaId, outline }, words, step) {
      const persona = personaById(personaId);
      if (!persona || busy()) return false;
      const depth = step.depth ?? outline.depth;
      if (step.depth !== undefined) followDepth(session, personaId, step.depth);
      const values = withoutHidden(persona, session.valuesOf(personaId));
      return session.ask(persona, { ...withMainText(persona, values, words), ...step, depth });
    },
  };
}

/** The composer's own picker shows the depth of the path. */
export function followDepth({ next }: Pick<Session, "next">, personaId: string, depth: Depth): void {
  if (next.persona().id === personaId && next.input()["depth"] !== depth) next.setInput({ ...next.input(), depth });
}

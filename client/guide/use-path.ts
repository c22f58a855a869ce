// The path of the open branch as the page's parts follow it.
import { createMemo } from "solid-js";
import type { Accessor } from "solid-js";
import type { Session } from "../conversation/session.ts";
import type { Workbench } from "../state/workbench.ts";
import { outputBy, pathOf } from "./branch-path.ts";
import type { BranchAnswer, BranchPath } from "./branch-path.ts";

type Live = Pick<Session["live"], "tree" | "live">;
type Personas = Pick<Workbench, "personaById">;

/** Undefined where the branch has none. It changes only when an outline or a layer does, not with every word. */
export function createBranchPath(
  { live }: { readonly live: Live },
  { personaById }: Personas,
): Accessor<BranchPath | undefined> {
  const answers = createMemo(
    () =>
      live.tree().path.flatMap((messageId): readonly BranchAnswer[] => {
        const found = answerIn(live, personaById, messageId);
        return found && partsOf(found).some((part) => part !== undefined) ? [found] : [];
      }),
    [],
    { equals: isSame },
  );
  return createMemo(() => pathOf(answers()));
}

/** What an answer says is kept as it came: the same values are the same path. */
function isSame(before: readonly BranchAnswer[], after: readonly BranchAnswer[]): boolean {
  return (
    before.length === after.length &&
    after.every((each, at) => {
      const other = before[at];
      const parts = other && partsOf(other);
      return other?.messageId === each.messageId && partsOf(each).every((part, place) => part === parts?.[place]);
    })
  );
}

function partsOf({ persona, outputs }: BranchAnswer): readonly unknown[] {
  return [outputBy(persona, outputs, "outline"), outputBy(persona, outputs, "layer")];
}

function answerIn(live: Live, personaById: Personas["personaById"], messageId: string): BranchAnswer | undefined {
  const node = live.tree().nodes.get(messageId);
  if (node?.role !== "assistant") return undefined;
  const { persona: by, outputs } = live.live(node.runId).answer;
  const persona = personaById(by?.id ?? node.personaId ?? "");
  return persona && { messageId, persona, outputs };
}

/** No layer was told after this one on the branch. */
export function isLastTold(live: Live, { personaById }: Personas, messageId: string): boolean {
  const last = live.tree().path.findLast((id) => {
    const found = answerIn(live, personaById, id);
    return id === messageId || (found !== undefined && outputBy(found.persona, found.outputs, "layer") !== undefined);
  });
  return last === messageId;
}

// Whether the open branch may have a path: cheap to know, so that its parts are fetched only where there is one.
import type { Session } from "../conversation/session.ts";
import type { Workbench } from "../state/workbench.ts";

export function isGuided({ live }: Pick<Session, "live">, { personaById }: Pick<Workbench, "personaById">): boolean {
  return live.tree().path.some((id) => {
    const node = live.tree().nodes.get(id);
    if (node?.role !== "assistant") return false;
    const { persona, outputs } = live.live(node.runId).answer;
    const field = personaById(persona?.id ?? "")?.outputs.find(({ component }) => component === "outline");
    return field !== undefined && outputs[field.key] !== undefined;
  });
}

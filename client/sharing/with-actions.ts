// What a menu does with a conversation: fetched when it is first chosen, and where it does not come, a toast says so.
import type { Workbench } from "../state/workbench.ts";
import type * as Actions from "./conversation-actions.ts";

/** What can be done with the whole of it. */
export type ConversationAction = "copyLink" | "exportMarkdown" | "exportJson";

/** `fetched` brings the code; another one in tests. */
export async function withActions(
  workbench: Pick<Workbench, "toast" | "strings">,
  run: (actions: typeof Actions) => Promise<void>,
  fetched: () => Promise<typeof Actions> = () => import("./conversation-actions.ts"),
): Promise<void> {
  const actions = await fetched().catch(() => null);
  if (actions) return run(actions);
  const { title, sentence } = workbench.strings().errors.offline;
  workbench.toast({ icon: "warning", title, detail: sentence });
}

// What each next step of an error does here.
import type { NextStep } from "../../pipelines/engine/errors.ts";
import { useWorkbench } from "../state/workbench.ts";

interface Ways {
  readonly retry?: () => unknown;
  readonly edit?: () => unknown;
}

export function useNextStep(): (step: NextStep, ways: Ways) => void {
  const workbench = useWorkbench();
  return (step, ways) => {
    switch (step) {
      case "retry":
      case "wait":
      case "free-space":
        ways.retry?.();
        break;
      case "edit":
        ways.edit?.();
        break;
      case "choose-model":
      case "add-model":
        workbench.openPage("models");
        break;
      case "open-settings":
        workbench.openPage("settings");
        break;
      case "new-conversation":
        workbench.openConversation(null);
    }
  };
}

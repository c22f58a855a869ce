// What stands in the panel's head beside its title: adding files, and the whole document of a source.
import { Match, Show, Switch } from "solid-js";
import type { JSX } from "solid-js";
import { useSession } from "../conversation/session.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { FileButton } from "./FileButton.tsx";
import { downloadUrl } from "./server.ts";
import { useShownSource } from "./shown-source.ts";

export function PanelTools(): JSX.Element {
  const { panel, strings } = useWorkbench();
  const { files } = useSession();
  const shown = useShownSource();
  const words = () => strings().documents;
  const fileId = () => files.documents().find(({ documentId }) => documentId === shown()?.documentId)?.fileId;
  return (
    <Switch>
      <Match when={panel() === "documents"}>
        <FileButton class="button small" onFiles={(chosen) => files.add(chosen, [])}>
          <Icon name="plus" size="xs" />
          {words().attach.add}
        </FileButton>
      </Match>
      <Match when={panel() === "source"}>
        <Show when={fileId()}>
          {(id) => (
            <a
              class="icon-button small"
              href={downloadUrl(id())}
              download=""
              aria-label={words().source.download}
              title={words().source.download}
            >
              <Icon name="download" size="s" />
            </a>
          )}
        </Show>
      </Match>
    </Switch>
  );
}

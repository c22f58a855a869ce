// The places at the rail's foot: pages outside a conversation, with what matters about each.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { SignedIn } from "../accounts/SignedIn.tsx";
import { useLibraryCount } from "../documents/library-count.ts";
import { Icon } from "../icons.tsx";
import type { IconName } from "../icons.tsx";
import { formatAddress } from "../state/address.ts";
import type { PageName } from "../state/address.ts";
import { useWorkbench } from "../state/workbench.ts";
import { onPlainClick } from "./follow-link.ts";
import { toneOf } from "./model-words.ts";

export function Places(props: { readonly onOpen: () => void }): JSX.Element {
  const { strings, language, selectedModel, online, status } = useWorkbench();
  const documents = useLibraryCount();
  const modelState = () => {
    const model = selectedModel();
    return model ? strings().models.states[model.state] : strings().models.noneState;
  };
  return (
    <div class="places">
      <Place page="library" icon="docs" title={strings().rail.documents} onOpen={props.onOpen}>
        <Show when={documents()}>{(count) => <span class="end">{count().toLocaleString(language())}</span>}</Show>
      </Place>
      <Place page="models" icon="models" title={strings().rail.models} onOpen={props.onOpen}>
        <Show when={online()}>
          <span class="end row">
            <span class={`dot ${toneOf(selectedModel()?.state)}`} />
            {modelState()}
          </span>
        </Show>
      </Place>
      <Place page="api" icon="code" title={strings().apiPage.place} onOpen={props.onOpen} />
      <Place page="settings" icon="settings" title={strings().rail.settings} onOpen={props.onOpen} />
      <Show when={status()?.account}>{(account) => <SignedIn account={account()} />}</Show>
    </div>
  );
}

interface PlaceProps {
  readonly page: PageName;
  readonly icon: IconName;
  readonly title: string;
  readonly onOpen: () => void;
  readonly children?: JSX.Element;
}

function Place(props: PlaceProps): JSX.Element {
  const workbench = useWorkbench();
  const open = () => {
    workbench.openPage(props.page);
    props.onOpen();
  };
  return (
    <a
      href={formatAddress({ page: props.page, conversationId: null, personaId: null })}
      aria-current={workbench.page() === props.page ? "page" : undefined}
      onClick={onPlainClick(open)}
    >
      <Icon name={props.icon} size="s" />
      <span>{props.title}</span>
      {props.children}
    </a>
  );
}

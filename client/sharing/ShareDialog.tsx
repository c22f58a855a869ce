// The dialog that shares a conversation: what a reader will see, a new link, and the links there are.
import { createSignal, For, onMount, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { Share } from "../../server/api.ts";
import { api } from "../api.ts";
import { copyText } from "../conversation/copy-text.ts";
import { createCopying } from "../conversation/copying.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { Icon } from "../icons.tsx";
import { FailureLine } from "../shell/FailureLine.tsx";
import { Sheet } from "../shell/Sheet.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { localeOf } from "../strings/languages.ts";
import { shareLink } from "./links.ts";
import "./share-dialog.css";
import { sharingWords } from "./words.ts";

export default function ShareDialog(): JSX.Element {
  const workbench = useWorkbench();
  const words = () => sharingWords(workbench).share;
  const close = () => workbench.openShare(null);
  return (
    <Sheet open={workbench.shareOf() !== null} onClose={close} title={words().title} class="dialog wider share">
      <Show when={workbench.shareOf()} keyed>
        {(conversationId) => <Links conversationId={conversationId} />}
      </Show>
      <div class="actions">
        <button type="button" class="button" onClick={close}>
          {workbench.strings().close}
        </button>
      </div>
    </Sheet>
  );
}

function Links(props: { readonly conversationId: string }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => sharingWords(workbench).share;
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const [making, setMaking] = createSignal(false);
  const [said, setSaid] = createSignal("");
  // Undefined until the server has answered: what a link shows can be read meanwhile.
  const [shares, setShares] = createSignal<readonly Share[]>();
  onMount(() =>
    attempt(async () => {
      const { shares: known } = await api.shares.list.query({ conversationId: props.conversationId });
      setShares(known);
    }),
  );
  const conversation = () => workbench.conversations().find((each) => each.conversationId === props.conversationId);

  async function attempt(what: () => Promise<void>): Promise<void> {
    setFailure(null);
    setSaid("");
    try {
      await what();
    } catch (thrown) {
      setFailure(failureOf(thrown));
    }
  }
  const make = async () => {
    if (making()) return;
    setMaking(true);
    await attempt(async () => {
      const share = await api.shares.add.mutate({ conversationId: props.conversationId });
      setShares((before) => [share, ...(before ?? [])]);
      tellCopied(await copyText(shareLink(location.origin, share.shareId)));
    });
    setMaking(false);
  };
  const tellCopied = (isCopied: boolean) => void setSaid(isCopied ? words().copied : words().notCopied);
  const revoke = ({ shareId }: Share) =>
    attempt(async () => {
      await api.shares.remove.mutate({ shareId });
      setShares((before) => (before ?? []).filter((each) => each.shareId !== shareId));
      setSaid(words().revoked);
      document.querySelector<HTMLElement>(".share .button.primary")?.focus();
    });

  return (
    <>
      <p class="small">{words().seen}</p>
      <p class="small row top">
        <Icon name="info" size="s" />
        <span>{words().who}</span>
      </p>
      <Show when={conversation()?.active}>
        <p class="hint">{words().running}</p>
      </Show>
      <button type="button" class="button primary" aria-busy={making()} onClick={() => void make()}>
        <Icon name="share" size="s" />
        {making() ? words().making : words().make}
      </button>
      <FailureLine failure={failure()} onDismiss={() => setFailure(null)} />
      <p class="tiny muted" role="status">
        {said()}
      </p>
      <h3>{words().links}</h3>
      <Show when={(shares() ?? []).length > 0} fallback={<p class="small muted">{shares() ? words().none : ""}</p>}>
        <ul class="links">
          <For each={shares()}>
            {(share) => <OneLink share={share} onCopied={tellCopied} onRevoke={() => void revoke(share)} />}
          </For>
        </ul>
      </Show>
    </>
  );
}

function OneLink(props: {
  readonly share: Share;
  readonly onCopied: (isCopied: boolean) => void;
  readonly onRevoke: () => void;
}): JSX.Element {
  const workbench = useWorkbench();
  const words = () => sharingWords(workbench).share;
  const { state, copy } = createCopying();
  const when = () =>
    new Intl.DateTimeFormat(localeOf(workbench.language()), { dateStyle: "medium", timeStyle: "short" }).format(
      new Date(props.share.at),
    );
  const link = () => shareLink(location.origin, props.share.shareId);
  return (
    <li>
      <input
        class="text-field"
        readOnly
        dir="ltr"
        value={link()}
        aria-label={words().linkLabel(when())}
        onFocus={(event) => event.currentTarget.select()}
      />
      <span class="row">
        <span class="tiny muted grow">{words().madeAt(when(), props.share.messageCount)}</span>
        <button type="button" class="button small quiet" onClick={() => void copy(link()).then(props.onCopied)}>
          <Icon name={state() === "copied" ? "check" : "copy"} size="xs" />
          {words().copy}
        </button>
        <button type="button" class="button small quiet bad" onClick={() => props.onRevoke()}>
          <Icon name="trash" size="xs" />
          {words().revoke}
        </button>
      </span>
    </li>
  );
}

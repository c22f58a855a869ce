// The head of the conversation: its title, how long it is, and what can be done with the whole.
import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { Show, Suspense, createMemo, createSignal, lazy, onMount } from "solid-js";
import { isGuided } from "../guide/is-guided.ts";
import { Icon } from "../icons.tsx";
import { withActions } from "../sharing/with-actions.ts";
import type { ConversationAction } from "../sharing/with-actions.ts";
import { useWorkbench } from "../state/workbench.ts";
import { conversationMarkdown } from "./answer-text.ts";
import { copyText } from "./copy-text.ts";
import { HeadBranches } from "./HeadBranches.tsx";
import { useSession } from "./session.ts";
import { count, fill, personaName, wordsOf } from "./words.ts";

const HeadPath = lazy(() => import("../guide/HeadPath.tsx"));

/** Characters of a title. Source: conversations.rename. */
const longestTitle = 200;

export function ConversationHead() {
  const workbench = useWorkbench();
  const session = useSession();
  const { live } = session;
  const words = () => wordsOf(workbench);
  const guided = createMemo(() => isGuided(session, workbench));
  const [naming, setNaming] = createSignal(false);
  const turns = createMemo(() => live.tree().path.filter((id) => live.tree().nodes.get(id)?.role === "user").length);
  const nameOf = (id: string) => personaName(workbench, workbench.personaById(id));
  /** "Researcher, then Creator" where more than one has answered, else the number of turns. */
  const meta = () => {
    const seen = workbench.conversations().find((each) => each.conversationId === live.id())?.personas ?? [];
    const [first, ...rest] = seen.map(nameOf);
    const turnsLine = count(words().turns, turns());
    return first !== undefined && rest.length > 0
      ? `${rest.reduce((before, next) => fill(words().inOrder, { first: before, next }), first)}, ${turnsLine}`
      : turnsLine;
  };

  async function copyAll(): Promise<void> {
    const names = { you: words().you, persona: nameOf, personaById: workbench.personaById };
    const text = conversationMarkdown(live, names, workbench.language());
    if (await copyText(text)) workbench.toast({ icon: "check", title: words().copied });
    else session.setProblem(words().notCopied);
  }

  function act(what: ConversationAction): void {
    const conversationId = live.id();
    if (conversationId !== null) void withActions(workbench, (actions) => actions[what](workbench, { conversationId }));
  }

  function remove(): void {
    const id = live.id();
    if (id !== null) void workbench.removeConversation(id);
  }

  return (
    <header class="head">
      <Show when={live.phase() !== "loading"} fallback={<div class="skeleton" />}>
        <Show when={!naming()} fallback={<TitleField onEnd={() => setNaming(false)} />}>
          <h1 class="title cut-off" dir="auto" onDblClick={() => live.id() !== null && setNaming(true)}>
            {live.title() || words().newConversation}
          </h1>
        </Show>
        <Show when={guided()} fallback={<span class="tiny wide-only">{meta()}</span>}>
          <Suspense>
            <HeadPath />
          </Suspense>
        </Show>
        <span class="end row">
          <HeadBranches />
          <Show when={live.id() !== null}>
            <button
              type="button"
              class="icon-button small"
              aria-label={workbench.strings().rail.share}
              title={workbench.strings().rail.share}
              aria-haspopup="dialog"
              onClick={() => workbench.openShare(live.id())}
            >
              <Icon name="share" size="s" />
            </button>
          </Show>
          <DropdownMenu gutter={4} placement="bottom-end">
            <DropdownMenu.Trigger class="icon-button small" aria-label={words().menu} title={words().menu}>
              <Icon name="more" size="s" />
            </DropdownMenu.Trigger>
            <DropdownMenu.Portal>
              <DropdownMenu.Content class="menu" aria-label={words().menu}>
                <DropdownMenu.Item onSelect={() => void copyAll()}>
                  <Icon name="copy" size="s" />
                  {words().copyAll}
                </DropdownMenu.Item>
                {/* After the menu has given the focus back: the field then keeps it. */}
                <DropdownMenu.Item disabled={live.id() === null} onSelect={() => setTimeout(() => setNaming(true))}>
                  <Icon name="edit" size="s" />
                  {words().rename}
                </DropdownMenu.Item>
                <DropdownMenu.Item disabled={live.id() === null} onSelect={() => act("copyLink")}>
                  <Icon name="open" size="s" />
                  {workbench.strings().rail.link}
                </DropdownMenu.Item>
                <DropdownMenu.Item
                  disabled={live.id() === null}
                  onSelect={() => setTimeout(() => workbench.openShare(live.id()))}
                >
                  <Icon name="share" size="s" />
                  {workbench.strings().rail.share}
                </DropdownMenu.Item>
                <DropdownMenu.Item disabled={live.id() === null} onSelect={() => act("exportMarkdown")}>
                  <Icon name="download" size="s" />
                  {workbench.strings().rail.exportMarkdown}
                </DropdownMenu.Item>
                <DropdownMenu.Item disabled={live.id() === null} onSelect={() => act("exportJson")}>
                  <Icon name="download" size="s" />
                  {workbench.strings().rail.exportJson}
                </DropdownMenu.Item>
                <DropdownMenu.Separator />
                <DropdownMenu.Item class="bad" disabled={live.id() === null} onSelect={remove}>
                  <Icon name="trash" size="s" />
                  {words().delete}
                </DropdownMenu.Item>
              </DropdownMenu.Content>
            </DropdownMenu.Portal>
          </DropdownMenu>
        </span>
      </Show>
    </header>
  );
}

/** Enter and leaving keep the title, Esc does not. */
function TitleField(props: { readonly onEnd: () => void }) {
  const workbench = useWorkbench();
  const { live } = useSession();
  let field: HTMLInputElement | undefined;
  let ended = false;
  onMount(() => field?.select());
  const end = (keep: boolean) => {
    if (ended) return;
    ended = true;
    const title = field?.value.trim() ?? "";
    const id = live.id();
    if (keep && title !== "" && title !== live.title() && id !== null) void workbench.renameConversation(id, title);
    props.onEnd();
  };
  const onKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Enter") end(true);
    if (event.key === "Escape") end(false);
  };
  return (
    <input
      ref={(element) => (field = element)}
      class="text-field title"
      dir="auto"
      value={live.title()}
      maxLength={longestTitle}
      aria-label={wordsOf(workbench).titleOfConversation}
      onKeyDown={onKey}
      onBlur={() => end(true)}
    />
  );
}

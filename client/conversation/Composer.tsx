// Where the next message is written: it asks the chosen persona, takes files, and stops what is running.
import { Show, createEffect, createMemo, createSignal, on, onCleanup, onMount } from "solid-js";
import { AttachedFiles } from "../documents/AttachedFiles.tsx";
import { ComposerTools } from "../documents/ComposerTools.tsx";
import { MentionList, mentionId, mentionListId } from "../documents/MentionList.tsx";
import { createMentions } from "../documents/mentions.ts";
import { pasteOf, pastedOf } from "../documents/paste.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import type { Input } from "./drafts.ts";
import { InputForm } from "./InputForm.tsx";
import { mainText, withMainText } from "./main-text.ts";
import { useSession } from "./session.ts";
import { Under } from "./Under.tsx";
import { WhenThere } from "./WhenThere.tsx";
import { wordsOf } from "./words.ts";

export function Composer() {
  const workbench = useWorkbench();
  const session = useSession();
  const { live, files } = session;
  const words = () => wordsOf(workbench);
  const persona = workbench.persona;
  const text = () => mainText(persona(), session.input());
  const setText = (next: string) => session.setInput(withMainText(persona(), session.input(), next));
  const active = createMemo(() => live.active() !== undefined);
  /** The message goes out as soon as its files are there. */
  const [whenThere, setWhenThere] = createSignal(false);
  let field: HTMLTextAreaElement | undefined;

  const mentions = createMentions({
    documents: files.documents,
    onChosen: ({ documentId }, rest, caret) => {
      files.setScope([...files.scope().map((each) => each.documentId), documentId]);
      setText(rest);
      field?.setSelectionRange(caret, caret);
    },
  });

  const placeholder = () => {
    if (!workbench.online()) return words().keepWriting;
    if (active()) return words().waitItsTurn;
    const own = persona().inputs[0]?.placeholder;
    return own ? workbench.local(own) : undefined;
  };

  onMount(() => session.onFocusComposer(() => field?.focus()));
  // A keyboard that covers half a phone's screen comes only when asked for.
  const hasKeyboard = window.matchMedia("(hover: hover)").matches;
  createEffect(on(workbench.conversationId, () => hasKeyboard && field?.focus({ preventScroll: true })));
  createEffect(
    on([workbench.conversationId, () => persona().id], () => {
      setWhenThere(false);
      mentions.close();
    }),
  );

  /** The field is empty at once; words that could not be sent come back in front of what was typed since. */
  async function send(input: Input): Promise<void> {
    if (session.sending()) return;
    if (files.moving()) return void setWhenThere(true);
    setWhenThere(false);
    const asked = persona();
    session.setInput(withMainText(asked, input, ""));
    if (!(await session.ask(asked, input))) session.putBack(asked, input);
  }
  createEffect(
    on(files.moving, (moving) => !moving && whenThere() && text().trim() !== "" && void send(session.input()), {
      defer: true,
    }),
  );

  function onKey(event: KeyboardEvent): void {
    if (event.key !== "ArrowUp" || text() !== "" || event.isComposing) return;
    const last = live.tree().path.findLast((id) => live.tree().nodes.get(id)?.role === "user");
    if (last === undefined || active()) return;
    event.preventDefault();
    session.setEditing(last);
  }

  function onPaste(event: ClipboardEvent): void {
    const paste = pasteOf(pastedOf(event.clipboardData));
    if (paste.kind === "plain") return;
    event.preventDefault();
    if (paste.kind === "files") files.add(paste.files, []);
    else files.addText(paste.text);
  }
  // Files pasted while nothing is written in: words have no place to go there.
  const onPagePaste = (event: ClipboardEvent) => {
    const isField = event.target instanceof Element && event.target.closest("input, textarea, [contenteditable]");
    if (!isField && pasteOf(pastedOf(event.clipboardData)).kind === "files") onPaste(event);
  };
  document.addEventListener("paste", onPagePaste);
  onCleanup(() => document.removeEventListener("paste", onPagePaste));

  const putBack = (pasted: string) => {
    setText(text() === "" ? pasted : `${text()}\n\n${pasted}`);
    field?.focus();
  };
  const list = () =>
    mentions.offered().length > 0 ? { id: mentionListId, active: mentionId(mentions.active()) } : undefined;

  return (
    <>
      <InputForm
        persona={persona()}
        input={session.input()}
        onInput={(input) => {
          session.setProblem("");
          session.setInput(input);
        }}
        onSend={(input) => void send(input)}
        placeholder={placeholder()}
        label={words().message}
        problem={session.problem()}
        onKey={onKey}
        onKeyFirst={mentions.onKey}
        onField={(element) => (field = element)}
        onPaste={onPaste}
        onCaret={mentions.look}
        list={list()}
        above={
          <>
            <MentionList mentions={mentions} />
            <AttachedFiles onText={putBack} />
            <WhenThere waiting={whenThere()} onCancel={() => setWhenThere(false)} />
          </>
        }
        tools={<ComposerTools />}
      >
        {(submit) => (
          <>
            <Show when={active()}>
              <button
                type="button"
                class="send stop"
                aria-label={words().stop}
                title={words().stop}
                onClick={() => void session.stop()}
              >
                <Icon name="stop" size="s" />
              </button>
            </Show>
            <Show when={!active() || text().trim() !== ""}>
              <button
                type="button"
                class="send"
                aria-label={words().send}
                title={words().send}
                aria-disabled={session.sending() || whenThere()}
                onClick={submit}
              >
                <Icon name="up" size="s" />
              </button>
            </Show>
          </>
        )}
      </InputForm>
      <Under active={active()} />
      <p class="visually-hidden" role="status">
        {files.said()}
      </p>
    </>
  );
}

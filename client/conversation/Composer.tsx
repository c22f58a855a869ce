// Where the next message is written: it asks the chosen persona, takes files, and stops what is running.
import { Show, Suspense, createEffect, createMemo, createSignal, lazy, on, onMount } from "solid-js";
import { codeQuestion, hasCode, hasFiles, newTab, withoutCode } from "../code/code-input.ts";
import { AttachedFiles } from "../documents/AttachedFiles.tsx";
import { ComposerTools } from "../documents/ComposerTools.tsx";
import { MentionList, mentionId, mentionListId } from "../documents/MentionList.tsx";
import { personaAtStart } from "../documents/mention.ts";
import { readsDocuments } from "../documents/accepted.ts";
import { createMentions } from "../documents/mentions.ts";
import { isGuided } from "../guide/is-guided.ts";
import { takesPictures } from "../images/picture-files.ts";
import { useWorkbench } from "../state/workbench.ts";
import { createCompareWith } from "./compare-with.ts";
import { CompareMenu } from "./CompareMenu.tsx";
import { InputForm } from "./InputForm.tsx";
import { mainText, withMainText } from "./main-text.ts";
import { MessageChips } from "./MessageChips.tsx";
import { createPasting } from "./pasting.ts";
import { SendButtons } from "./SendButtons.tsx";
import { useSession } from "./session.ts";
import { Under } from "./Under.tsx";
import { problemsOf } from "./validate.ts";
import { createWhenThere } from "./when-there.ts";
import { WhenThere } from "./WhenThere.tsx";
import { wordsOf } from "./words.ts";

const ComposerCode = lazy(() => import("../code/ComposerCode.tsx"));
const ComposerCodeTools = lazy(() => import("../code/ComposerCodeTools.tsx"));
const ComposerImages = lazy(() => import("../images/ComposerImages.tsx"));
const CameraButton = lazy(() => import("../images/CameraButton.tsx"));

export function Composer() {
  const workbench = useWorkbench();
  const session = useSession();
  const { live, files, code, images, next } = session;
  const words = () => wordsOf(workbench);
  const persona = next.persona;
  const text = () => mainText(persona(), next.input());
  const setText = (words: string) => next.setInput(withMainText(persona(), next.input(), words));
  const showsPictures = () => takesPictures(persona());
  const pictures = () => images.toAsk(persona());
  const isWritten = () => text().trim() !== "" || hasCode(persona(), next.input()) || pictures().length > 0;
  /** What a message without words asks for. */
  const fallback = () => {
    const { aboutPicture, aboutPictures } = workbench.strings();
    if (pictures().length > 0) return pictures().length === 1 ? aboutPicture : aboutPictures;
    return codeQuestion(persona(), next.input(), workbench);
  };
  const compare = createCompareWith(workbench, session);
  const active = createMemo(() => live.active() !== undefined);
  /** The tab the code of this message is edited in. */
  const [editing, setEditing] = createSignal<string | null>(null);
  const whenThere = createWhenThere(session, showsPictures, () => isWritten() && void send());
  let field: HTMLTextAreaElement | undefined;
  /** Typed since the last message: the browser can take that back itself. */
  let isTyped = false;

  const mentions = createMentions({
    personas: workbench.personas,
    documents: () => (readsDocuments(persona()) ? files.documents() : []),
    onChosen(offer, rest, caret) {
      if (offer.kind === "document") {
        files.setScope([...files.scope().map((each) => each.documentId), offer.document.documentId]);
        setText(rest);
      } else {
        setText(rest);
        next.name(offer.persona.id);
      }
      field?.setSelectionRange(caret, caret);
    },
  });

  /** The persona leads a path through a topic, and what is asked in between leaves it as it is. */
  const isLeading = createMemo(
    () => persona().outputs.some(({ component }) => component === "outline") && isGuided(session, workbench),
  );
  const placeholder = () => {
    if (!workbench.online()) return words().keepWriting;
    if (active()) return words().waitItsTurn;
    if (isLeading()) return workbench.strings().betweenLayers;
    const own = persona().inputs[0]?.placeholder;
    return own ? workbench.local(own) : undefined;
  };

  onMount(() => session.onFocusComposer(() => field?.focus()));
  // A keyboard that covers half a phone's screen comes only when asked for.
  const hasKeyboard = window.matchMedia("(hover: hover)").matches;
  createEffect(on(workbench.conversationId, () => hasKeyboard && field?.focus({ preventScroll: true })));
  // A chip that asked is gone with the answer it stood under.
  createEffect(
    on(session.asked, () => hasKeyboard && document.activeElement === document.body && field?.focus(), { defer: true }),
  );
  createEffect(
    on([workbench.conversationId, () => persona().id], () => {
      setEditing(null);
      mentions.close();
    }),
  );

  /** Words that were pasted with `@guide` in front of them are for the Guide. */
  function nameAtStart(): void {
    const found = next.named() || mentions.isLeft() ? undefined : personaAtStart(text(), workbench.personas());
    if (!found) return;
    setText(found.rest);
    next.name(found.persona.id);
  }

  /** The field is empty at once; words that could not be sent come back in front of what was typed since. */
  async function send(): Promise<void> {
    if (session.sending()) return;
    if (whenThere.begin()) return;
    nameAtStart();
    // Read before the name is taken off: the pictures are those of who is asked, not of the tab.
    const [asked, named, second, imageIds] = [persona(), next.named(), compare.chosen(), pictures()];
    const from = live.id();
    const unsaid = fallback();
    const input = text().trim() === "" && unsaid ? withMainText(asked, next.input(), unsaid) : next.input();
    if (problemsOf(asked.inputs, input).length > 0) return;
    const beside = compare.besideOf(asked, input);
    next.setInput(withMainText(asked, withoutCode(asked, input), ""));
    next.name(null);
    compare.choose(null);
    isTyped = false;
    if (await session.ask(asked, input, { imageIds, beside })) return code.sent();
    if (live.id() === from) compare.choose(second);
    if (!named || live.id() !== from) return session.putBack(asked, input, [], from);
    const typed = text();
    next.name(named.id);
    next.setInput(withMainText(asked, input, [mainText(asked, input), typed].filter(Boolean).join("\n\n")));
  }

  const lastQuestion = () => live.tree().path.findLast((id) => live.tree().nodes.get(id)?.role === "user");
  function onKeyFirst(event: KeyboardEvent): boolean {
    if (mentions.onKey(event)) return true;
    const isAtStart = field?.selectionStart === 0 && field.selectionEnd === 0;
    if (event.key !== "Backspace" || !isAtStart || !next.named() || event.isComposing) return false;
    event.preventDefault();
    next.name(null);
    return true;
  }

  function onKey(event: KeyboardEvent): void {
    const last = lastQuestion();
    if (text() !== "" || event.isComposing || last === undefined || active()) return;
    const isUndo = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !isTyped;
    if (event.key !== "ArrowUp" && !isUndo) return;
    event.preventDefault();
    if (isUndo) void session.undo(last);
    else session.setEditing(last);
  }

  const onPaste = createPasting(session, showsPictures);

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
        input={next.input()}
        onInput={(input) => {
          isTyped = true;
          session.setProblem("");
          next.setInput(input);
        }}
        fallback={fallback()}
        without={pictures().length > 1 ? [] : ["batch"]}
        onSend={() => void send()}
        placeholder={placeholder()}
        label={words().message}
        problem={session.problem()}
        onKey={onKey}
        onKeyFirst={onKeyFirst}
        onField={(element) => (field = element)}
        onPaste={onPaste}
        onCaret={mentions.look}
        list={list()}
        above={
          <>
            <MentionList mentions={mentions} />
            <AttachedFiles onText={putBack} />
            <Show when={showsPictures()}>
              <Suspense>
                <ComposerImages />
              </Suspense>
            </Show>
            <Show when={code.takes()}>
              <Suspense>
                <ComposerCode
                  persona={persona()}
                  input={next.input()}
                  onInput={next.setInput}
                  open={editing()}
                  onOpen={setEditing}
                  onDocuments={(chosen) => files.add(chosen, [])}
                  intake={code}
                  onText={putBack}
                />
              </Suspense>
            </Show>
            <MessageChips compare={compare} />
            <WhenThere waiting={whenThere.waiting()} onCancel={whenThere.end} />
          </>
        }
        tools={
          <>
            <ComposerTools />
            <Show when={code.takes()}>
              <Suspense>
                <ComposerCodeTools hasFiles={hasFiles(persona(), next.input())} onAdd={() => setEditing(newTab)} />
              </Suspense>
            </Show>
            <Show when={showsPictures()}>
              <Suspense>
                <CameraButton onFiles={images.add} />
              </Suspense>
            </Show>
            <CompareMenu compare={compare} />
          </>
        }
      >
        {(submit) => (
          <SendButtons
            active={active()}
            written={isWritten()}
            busy={session.sending() || whenThere.waiting()}
            onSend={submit}
          />
        )}
      </InputForm>
      <Under active={active()} />
      <p class="visually-hidden" role="status">
        {files.said()}
      </p>
    </>
  );
}

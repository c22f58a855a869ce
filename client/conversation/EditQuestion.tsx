// A question being asked anew with other words, in its place; the old one stays as a version beside it.
import { Show, Suspense, createSignal, lazy, onCleanup, onMount, untrack } from "solid-js";
import { codeFieldsOf, newTab } from "../code/code-input.ts";
import type { Question } from "../../server/api.ts";
import { useWorkbench } from "../state/workbench.ts";
import type { Input } from "./drafts.ts";
import { fittingInput } from "./fitting-input.ts";
import { InputForm } from "./InputForm.tsx";
import { useSession } from "./session.ts";
import { Initial } from "./WaitingMessage.tsx";
import { wordsOf } from "./words.ts";

const ComposerCode = lazy(() => import("../code/ComposerCode.tsx"));
const ComposerCodeTools = lazy(() => import("../code/ComposerCodeTools.tsx"));
const AskedImages = lazy(() => import("../images/AskedImages.tsx"));

interface EditQuestionProps {
  readonly question: Question;
  /** It still waits: the new words take its place in the line. */
  readonly isWaiting: boolean;
}

export function EditQuestion(props: EditQuestionProps) {
  const workbench = useWorkbench();
  const session = useSession();
  const words = () => wordsOf(workbench);
  // A persona that is gone is asked nothing any more: the chosen tab is.
  const persona = () => workbench.personaById(props.question.persona.id) ?? workbench.persona();
  const [input, setInput] = createSignal<Input>(
    untrack(() => fittingInput(persona(), props.question, session.valuesOf(persona().id))),
  );
  const [imageIds, setImageIds] = createSignal(untrack(() => props.question.imageIds));
  const label = () => (props.isWaiting ? words().editWaiting : words().editQuestion);
  const [problem, setProblem] = createSignal("");
  const [editing, setEditing] = createSignal<string | null>(null);
  const takesCode = () => codeFieldsOf(persona()) !== undefined;
  let field: HTMLTextAreaElement | undefined;
  let sending = false;

  onMount(() => {
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  });
  onCleanup(() => session.focusComposer());

  async function send(values: Input): Promise<void> {
    if (sending) return;
    sending = true;
    if (await session.edit(props.question.messageId, values, persona(), imageIds())) session.setEditing(null);
    else {
      setProblem(session.problem());
      session.setProblem("");
    }
    sending = false;
  }

  const cancel = () => session.setEditing(null);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    cancel();
  };

  return (
    <article class="said" aria-label={label()}>
      <Initial />
      <InputForm
        class="flat"
        persona={persona()}
        input={input()}
        onInput={(next) => {
          setProblem("");
          setInput(next);
        }}
        onSend={(values) => void send(values)}
        placeholder={undefined}
        label={label()}
        problem={problem()}
        onKey={onKey}
        onField={(element) => (field = element)}
        without={imageIds().length > 1 ? [] : ["batch"]}
        above={
          <>
            <Show when={imageIds().length > 0}>
              <div class="attached">
                <Suspense>
                  <AskedImages
                    imageIds={imageIds()}
                    onRemove={(gone) => setImageIds((ids) => ids.filter((each) => each !== gone))}
                  />
                </Suspense>
              </div>
            </Show>
            <Show when={takesCode()}>
              <Suspense>
                <ComposerCode
                  persona={persona()}
                  input={input()}
                  onInput={setInput}
                  open={editing()}
                  onOpen={setEditing}
                  onDocuments={(chosen) => session.files.add(chosen, [])}
                />
              </Suspense>
            </Show>
          </>
        }
        tools={
          <Show when={takesCode()}>
            <Suspense>
              <ComposerCodeTools hasFiles onAdd={() => setEditing(newTab)} />
            </Suspense>
          </Show>
        }
      >
        {(submit) => (
          <>
            <button type="button" class="button small quiet" onClick={cancel}>
              {words().cancel}
            </button>
            <button type="button" class="button small primary" onClick={submit}>
              {props.isWaiting ? words().saveWaiting : words().askAgain}
            </button>
          </>
        )}
      </InputForm>
    </article>
  );
}

// What can be done after a refusal: add a document, search the whole library, or ask for general knowledge.
import { Show, createResource } from "solid-js";
import { count, fill } from "../conversation/words.ts";
import { useSession } from "../conversation/session.ts";
import { questionOf } from "../conversation/tree.ts";
import { FileButton } from "../documents/FileButton.tsx";
import { readableStages } from "../documents/library.ts";
import { listDocuments } from "../documents/server.ts";
import type { DocumentList } from "../documents/server.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import type { OutputsProps } from "./outputs-props.ts";
import { mostNamed, widerScope } from "./wider-scope.ts";
import { outputWords } from "./words.ts";

const nothing: DocumentList = { documents: [], total: 0 };

export function WaysOn(props: OutputsProps) {
  const workbench = useWorkbench();
  const session = useSession();
  const words = () => outputWords(workbench);
  const question = () => questionOf(session.live.tree(), props.messageId);
  const hasBasis = () => props.persona?.inputs.some((field) => field.key === "basis") ?? false;
  // Without the library this way is not offered: the others stay. With a beginning, so that nothing of the answer waits for it.
  const [library] = createResource(
    () => [session.files.libraryChanges()],
    () => listDocuments({ stages: [...readableStages] }, mostNamed).catch(() => nothing),
    { initialValue: nothing },
  );
  const wider = () => {
    const asked = question();
    if (!asked || !session.files.loaded()) return undefined;
    const { documents: newest, total } = library.latest;
    return widerScope({ newest, total, here: session.files.documents(), documentIds: asked.documentIds });
  };

  /** Documents that were added since, for the question that had none to be read for. */
  const isAdded = () => session.files.attached().some(({ stage }) => stage === "ready");

  async function again(change: object, documentIds?: readonly string[]): Promise<void> {
    const [asked, persona] = [question(), props.persona];
    if (asked && persona) await session.ask(persona, { ...asked.input, ...change }, { documentIds });
  }

  /** They become the conversation's, so that what is asked next is asked of them too. */
  async function searchAll(documentIds: readonly string[]): Promise<void> {
    session.files.setScope([]);
    // Where this fails the question fails too, and says why.
    await session.files.include(session.live.id(), documentIds).catch(() => undefined);
    await again({}, documentIds);
  }

  return (
    <>
      <Show when={wider()}>
        {(scope) => (
          <p class="small muted">
            {count(words().searchAllNote, scope().more)}
            {scope().isCut ? ` ${fill(words().searchMost, { most: mostNamed })}` : ""}
          </p>
        )}
      </Show>
      <div class="actions">
        <Show when={isAdded() && question()}>
          <button type="button" class="button primary" onClick={() => void again({})}>
            <Icon name="retry" size="s" />
            {words().askAgain}
          </button>
        </Show>
        <FileButton class={isAdded() ? "button" : "button primary"} onFiles={(files) => session.files.add(files, [])}>
          <Icon name="clip" size="s" />
          {words().addDocument}
        </FileButton>
        <Show when={wider()}>
          {(scope) => (
            <button type="button" class="button" onClick={() => void searchAll(scope().documentIds)}>
              <Icon name="search" size="s" />
              {words().searchAll}
            </button>
          )}
        </Show>
        <Show when={hasBasis() && question()}>
          <button type="button" class="button" onClick={() => void again({ basis: "general" })}>
            {words().askGeneral}
          </button>
        </Show>
      </div>
    </>
  );
}

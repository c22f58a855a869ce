// Before the first question: the persona's stone, its promise, and three examples that run at a click.
import { For, Show, Suspense, lazy } from "solid-js";
import "./empty-state.css";
import { readsDocuments } from "../documents/accepted.ts";
import { Gem, Icon } from "../icons.tsx";
import { takesPictures } from "../images/picture-files.ts";
import { onPlainClick } from "../shell/follow-link.ts";
import { formatAddress } from "../state/address.ts";
import { useWorkbench } from "../state/workbench.ts";
import type { CataloguePersona } from "../../server/api.ts";
import { useSession } from "./session.ts";
import { wordsOf } from "./words.ts";

const DropPictures = lazy(() => import("../images/DropPictures.tsx"));

/** The cutting plan of a stone, drawn as a jeweller would, on a 600 × 600 grid. */
const planLines = [
  "M580.5 355.8L537.8 458.9L458.9 537.8L355.8 580.5L244.2 580.5L141.1 537.8L62.2 458.9L19.5 355.8L19.5 244.2L62.2 141.1L141.1 62.2L244.2 19.5L355.8 19.5L458.9 62.2L537.8 141.1L580.5 244.2z",
  "M412.7 346.7L346.7 412.7L253.3 412.7L187.3 346.7L187.3 253.3L253.3 187.3L346.7 187.3L412.7 253.3z",
  "M580.5 244.2L508 300L580.5 355.8M412.7 253.3L508 300L412.7 346.7M537.8 458.9L447.1 447.1L458.9 537.8M412.7 346.7L447.1 447.1L346.7 412.7",
  "M355.8 580.5L300 508L244.2 580.5M346.7 412.7L300 508L253.3 412.7M141.1 537.8L152.9 447.1L62.2 458.9M253.3 412.7L152.9 447.1L187.3 346.7",
  "M19.5 355.8L92 300L19.5 244.2M187.3 346.7L92 300L187.3 253.3M62.2 141.1L152.9 152.9L141.1 62.2M187.3 253.3L152.9 152.9L253.3 187.3",
  "M244.2 19.5L300 92L355.8 19.5M253.3 187.3L300 92L346.7 187.3M458.9 62.2L447.1 152.9L537.8 141.1M346.7 187.3L447.1 152.9L412.7 253.3",
];

export function EmptyState() {
  const workbench = useWorkbench();
  const session = useSession();
  const words = () => wordsOf(workbench);
  const persona = workbench.persona;
  const asked = ({ input, german }: CataloguePersona["examples"][number]) =>
    workbench.language() === "de" ? { ...input, ...german } : input;
  return (
    <div class="scroll start" tabindex="0" role="region" aria-label={words().newConversation}>
      <svg class="plan" viewBox="0 0 600 600" aria-hidden="true">
        <path class="lit" d="M187.3 253.3L92 300L187.3 346.7z" />
        <For each={planLines}>{(line) => <path d={line} />}</For>
      </svg>
      <div class="column empty">
        <Gem />
        <h1>{workbench.local(persona().promise)}</h1>
        <p class="muted">{workbench.local(persona().tagline)}</p>
        <ul class="examples" aria-label={words().examples}>
          <For each={persona().examples}>
            {(example) => (
              <li>
                <button
                  type="button"
                  class="example"
                  aria-disabled={session.sending()}
                  onClick={() => void session.ask(persona(), asked(example))}
                >
                  <b>{workbench.local(example.title)}</b>
                  <span class="muted">{workbench.local(example.description)}</span>
                  <span class="run">
                    {words().run}
                    <Icon name="arrow" size="s" class="turns" />
                  </span>
                </button>
              </li>
            )}
          </For>
        </ul>
        <Show when={readsDocuments(persona())}>
          <p class="drop-here">
            <Icon name="clip" size="s" />
            <span>
              {session.code.takes()
                ? workbench.strings().dropCodeAnywhere
                : workbench.strings().documents.attach.dropAnywhere}
            </span>
            <button type="button" class="button small" onClick={() => session.files.pick()}>
              {workbench.strings().documents.attach.choose}
            </button>
          </p>
        </Show>
        <Show when={takesPictures(persona())}>
          <Suspense>
            <DropPictures onChoose={() => session.files.pick()} />
          </Suspense>
        </Show>
        <p class="tiny muted from-code">
          <a
            class="link"
            href={formatAddress({ page: "api", conversationId: null, personaId: persona().id })}
            onClick={onPlainClick(() => workbench.openPage("api"))}
          >
            {workbench.strings().apiPage.fromCode}
          </a>
        </p>
      </div>
    </div>
  );
}

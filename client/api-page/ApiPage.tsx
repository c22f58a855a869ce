// How a persona is used from a program: what it takes and gives, programs to copy, a try with live events, and the recorder.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import "../conversation/messages.css";
import "../pages/pages.css";
import { onPlainClick } from "../shell/follow-link.ts";
import { formatAddress } from "../state/address.ts";
import { useWorkbench } from "../state/workbench.ts";
import type { CataloguePersona } from "../../server/api.ts";
import "./api-page.css";
import "./try-it.css";
import { createBody } from "./body.ts";
import { ErrorTable } from "./ErrorTable.tsx";
import { EventTable } from "./EventTable.tsx";
import { InputFields, OutputFields } from "./FieldLists.tsx";
import { Programs } from "./Programs.tsx";
import { RecorderCard } from "./RecorderCard.tsx";
import { TryIt } from "./TryIt.tsx";
import { apiPageWords } from "./words.ts";

export default function ApiPage(): JSX.Element {
  const workbench = useWorkbench();
  return (
    <div class="scroll" tabindex="0" role="region" aria-label={workbench.strings().apiPage.place}>
      <Show when={workbench.persona()} keyed>
        {(persona) => <PersonaApi persona={persona} />}
      </Show>
    </div>
  );
}

/** Drawn anew for each persona: what was tried of one is not the other's. */
function PersonaApi(props: { readonly persona: CataloguePersona }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => apiPageWords(workbench);
  // One persona for its whole life.
  const { persona } = props;
  const draft = createBody(persona, persona.examples[0]?.input ?? {});
  return (
    <div class="wide api-page">
      <header class="api-head">
        <h1 class="lead">{words().title(workbench.local(persona.title))}</h1>
        <p class="muted">{words().intro}</p>
        <p class="row wrap">
          <code class="address" dir="ltr">
            POST /trpc/personas.{persona.id}.start
          </code>
          <a class="link small" href="/openapi.json" target="_blank" rel="noopener">
            {words().openApi}
            <Icon name="open" size="xs" />
            <span class="visually-hidden"> ({workbench.strings().newTab})</span>
          </a>
        </p>
      </header>
      <Programs persona={persona} draft={draft} />
      <p class="tiny muted api-note">
        {words().key("FACET_KEY")}{" "}
        <a
          class="link"
          href={formatAddress({ page: "settings", conversationId: null, personaId: null })}
          onClick={onPlainClick(() => workbench.openPage("settings"))}
        >
          {words().keys}
        </a>
      </p>
      <TryIt persona={persona} draft={draft} />
      <RecorderCard />
      <InputFields persona={persona} />
      <OutputFields persona={persona} />
      <EventTable />
      <ErrorTable />
    </div>
  );
}

// What is known of a model: its name and whose it is, where it runs, who uses it, what it can do, and under which licence.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import type { ModelEntry } from "../../../server/api.ts";
import { Icon } from "../../icons.tsx";
import { answersNow, formatBytes } from "../../shell/model-words.ts";
import { useWorkbench } from "../../state/workbench.ts";
import { modelWords } from "../words.ts";
import { LicenceLink } from "./LicenceLink.tsx";
import { whatItCan } from "./what-it-can.ts";

export function ModelFacts(props: { readonly model: ModelEntry }): JSX.Element {
  const workbench = useWorkbench();
  const { language, strings, models, personaById, local } = workbench;
  const words = () => modelWords(workbench);
  const isChat = () => props.model.role === "chat";
  const where = () => {
    const { server } = props.model;
    return server ? words().served(words().dialectNames[server.dialect], server.url) : words().embedded;
  };
  const usedBy = () => {
    const names = props.model.personas.flatMap((id) => {
      const persona = personaById(id);
      return persona ? [local(persona.title)] : [];
    });
    return names.length === 0 ? [] : [words().usedBy(names.join(", "))];
  };
  const facts = () => {
    const { role, tier, bytes } = props.model;
    return [
      isChat() ? strings().models.tiers[tier] : words().roles[role],
      where(),
      ...(bytes !== null && answersNow(props.model) ? [formatBytes(bytes, language())] : []),
      ...usedBy(),
    ].join(", ");
  };
  /** It was not chosen over anything: nothing else here can answer or is on its way. */
  const isOnlyChoice = () =>
    props.model.selected &&
    !models().some(
      ({ role, standIn, state }) =>
        role === "chat" && !standIn && state !== "missing" && state !== "paused" && state !== "failed",
    );
  /** Before a download its terms stand beside the button instead. */
  const isBeforeDownload = () =>
    props.model.kind === "embedded" && ["missing", "paused", "failed"].includes(props.model.state);

  return (
    <div>
      <p class="row wrap names">
        <b>{props.model.name}</b>
        <Show when={props.model.standIn}>
          <span class="tag warn">
            <Icon name="warn" size="xs" />
            {strings().models.standIn}
          </span>
        </Show>
        <Show when={isChat() && props.model.selected}>
          <span class="tag mine">{words().current}</span>
        </Show>
      </p>
      <p class="tiny muted">{facts()}</p>
      <Show when={isChat()}>
        <p class="tiny muted">{whatItCan(props.model, Date.now(), words(), language())}</p>
      </Show>
      <Show when={isChat() && props.model.selected}>
        <p class="tiny muted">{words().tierHints[props.model.tier]}</p>
      </Show>
      <Show when={props.model.standIn && isOnlyChoice()}>
        <p class="tiny muted">{words().standInWhy}</p>
      </Show>
      <Show when={!isBeforeDownload() && props.model.licence}>
        {(licence) => (
          <p class="tiny muted">
            <LicenceLink href={licence().url} label={words().licence(licence().name)} />
          </p>
        )}
      </Show>
    </div>
  );
}

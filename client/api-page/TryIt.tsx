// A try of the persona: its form with the JSON beside it, then live events and the answer.
import { Show, createUniqueId } from "solid-js";
import type { JSX } from "solid-js";
import { InputForm } from "../conversation/InputForm.tsx";
import { Icon } from "../icons.tsx";
import type { CataloguePersona } from "../../server/api.ts";
import { useWorkbench } from "../state/workbench.ts";
import type { BodyDraft } from "./body.ts";
import type { Fault } from "./check-schema.ts";
import { LiveEvents } from "./LiveEvents.tsx";
import { createTrial } from "./trial.ts";
import { TryAnswer } from "./TryAnswer.tsx";
import { TryFailure } from "./TryFailure.tsx";
import { apiPageWords } from "./words.ts";

interface TryItProps {
  readonly persona: CataloguePersona;
  readonly draft: BodyDraft;
}

export function TryIt(props: TryItProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => apiPageWords(workbench).tryIt;
  const id = createUniqueId();
  // One persona for its whole life: the page draws this anew for another.
  const trial = createTrial(workbench, props.persona);
  const isBusy = () => trial.phase() === "starting" || trial.phase() === "running";
  const sentence = () => {
    const fault = props.draft.fault();
    return fault === undefined ? "" : fault === "not-json" ? words().notJson : faultSentence(fault);
  };
  const faultSentence = ({ kind, place, limit = 0, is = 0 }: Fault) => {
    const figure = (value: number) => value.toLocaleString(workbench.language());
    return words().faults[kind](place === "" ? "JSON" : place, figure(limit), figure(is));
  };
  const start = () => {
    if (!isBusy() && props.draft.fault() === undefined) void trial.start(props.draft.body());
  };
  return (
    <section class="card try-it">
      <header>
        <h2>{words().title}</h2>
      </header>
      <div class="in try-fields">
        <InputForm
          persona={props.persona}
          input={props.draft.body().input}
          onInput={props.draft.setInput}
          onSend={start}
          placeholder={undefined}
          label={mainLabel(workbench.local, props.persona) ?? words().label}
          problem=""
          class="flat"
        >
          {() => <></>}
        </InputForm>
        <div>
          <label class="label" for={id}>
            {words().body}
          </label>
          <textarea
            id={id}
            class="text-field json-body"
            dir="ltr"
            spellcheck={false}
            rows={Math.min(16, Math.max(6, props.draft.text().split("\n").length))}
            value={props.draft.text()}
            aria-invalid={sentence() !== ""}
            aria-describedby={`${id}-wrong`}
            onInput={(event) => props.draft.setText(event.currentTarget.value)}
          />
          <p class="hint wrong" id={`${id}-wrong`} role="status">
            <Show when={sentence()}>
              <Icon name="error" size="xs" />
              <span>{sentence()}</span>
            </Show>
          </p>
        </div>
      </div>
      <div class="in try-buttons">
        <button type="button" class="button primary" aria-disabled={isBusy() || sentence() !== ""} onClick={start}>
          {trial.phase() === "starting" ? words().starting : words().start}
        </button>
        <Show when={trial.phase() === "running"}>
          <button type="button" class="button" onClick={() => void trial.stop()}>
            <Icon name="stop" size="s" />
            {words().stop}
          </button>
        </Show>
      </div>
      <Show when={trial.failure()}>{(failure) => <TryFailure failure={failure()} />}</Show>
      <Show when={trial.started()}>
        {(started) => (
          <>
            <LiveEvents events={trial.events()} isLive={isBusy()} />
            <TryAnswer
              persona={props.persona}
              started={started()}
              answer={trial.answer()}
              isRunning={trial.phase() === "running"}
            />
          </>
        )}
      </Show>
    </section>
  );
}

function mainLabel(local: ReturnType<typeof useWorkbench>["local"], persona: CataloguePersona): string | undefined {
  const [main] = persona.inputs;
  return main && local(main.label);
}

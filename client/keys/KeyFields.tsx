// The form of a new key: what it is for, what it may do, until when and how often; what is wrong is said at the field.
import { createSignal, createUniqueId, For, Show } from "solid-js";
import type { JSX } from "solid-js";
import { api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { FormField } from "../models/rows/FormField.tsx";
import { Choice } from "../pages/Choice.tsx";
import { FailureLine } from "../shell/FailureLine.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { emptyForm, lastings, longestName, problemsOf, wishOf } from "./key-form.ts";
import type { KeyForm, KeyProblems } from "./key-form.ts";
import type { Made } from "./made.ts";
import { PersonaScope } from "./PersonaScope.tsx";
import { accessKeyWords } from "./words.ts";

interface KeyFieldsProps {
  readonly onMade: (key: Made) => void;
  readonly onCancel: () => void;
}

export function KeyFields(props: KeyFieldsProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => accessKeyWords(workbench).form;
  const [form, setForm] = createSignal<KeyForm>(emptyForm);
  const [problems, setProblems] = createSignal<KeyProblems>({});
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const [busy, setBusy] = createSignal(false);
  const lastingId = createUniqueId();
  let element: HTMLFormElement | undefined;

  const set = <Field extends keyof KeyForm>(field: Field, value: KeyForm[Field]) => {
    setForm({ ...form(), [field]: value });
    setProblems(Object.fromEntries(Object.entries(problems()).filter(([name]) => name !== field)));
  };
  const make = async () => {
    const now = Date.now();
    const found = problemsOf(form(), words(), now);
    setProblems(found);
    setFailure(null);
    if (Object.keys(found).length > 0)
      return queueMicrotask(() => element?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    setBusy(true);
    try {
      const { key, secret } = await api.keys.add.mutate(wishOf(form(), now));
      props.onMade({ name: key.name, secret });
    } catch (thrown) {
      setFailure(failureOf(thrown));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      class="fields key-fields"
      ref={(node) => (element = node)}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy()) void make();
      }}
    >
      <FormField
        name="name"
        dir="auto"
        maxLength={longestName}
        label={words().name}
        hint={words().nameHint}
        value={form().name}
        problem={problems().name}
        onInput={(value) => set("name", value)}
      />
      <Choice
        label={words().access}
        hint={words().accessHints[form().access]}
        value={form().access}
        options={(["write", "read"] as const).map((value) => ({ value, label: words().accesses[value] }))}
        onChange={(value) => set("access", value)}
      />
      <Show when={form().access === "write"}>
        <PersonaScope
          chosen={form().personas}
          problem={problems().personas}
          onChoose={(personas) => set("personas", personas)}
        />
      </Show>
      <div class="choice">
        <label class="name" for={lastingId}>
          {words().expires}
        </label>
        <select
          id={lastingId}
          class="text-field"
          onChange={(event) => {
            const chosen = lastings[event.currentTarget.selectedIndex];
            if (chosen) set("lasting", chosen);
          }}
        >
          <For each={lastings}>
            {(lasting) => <option selected={form().lasting === lasting}>{words().lasting[lasting]}</option>}
          </For>
        </select>
      </div>
      <Show when={form().lasting === "day"}>
        <LastDay value={form().lastDay} problem={problems().lastDay} onInput={(value) => set("lastDay", value)} />
      </Show>
      <div class="two">
        <FormField
          name="requests"
          inputMode="numeric"
          label={words().requests}
          hint={words().limitHint}
          value={form().requests}
          problem={problems().requests}
          onInput={(value) => set("requests", value)}
        />
        <Show when={form().access === "write"}>
          <FormField
            name="questions"
            inputMode="numeric"
            label={words().questions}
            hint={words().limitHint}
            value={form().questions}
            problem={problems().questions}
            onInput={(value) => set("questions", value)}
          />
        </Show>
      </div>
      <FailureLine failure={failure()} onDismiss={() => setFailure(null)} />
      <div class="actions">
        <button type="button" class="button" onClick={() => props.onCancel()}>
          {words().cancel}
        </button>
        <button type="submit" class="button primary" aria-busy={busy()}>
          {busy() ? words().making : words().make}
        </button>
      </div>
    </form>
  );
}

function LastDay(props: {
  readonly value: string;
  readonly problem: string | undefined;
  readonly onInput: (value: string) => void;
}): JSX.Element {
  const workbench = useWorkbench();
  const id = createUniqueId();
  const problemId = `${id}-problem`;
  return (
    <div class="choice">
      <label class="name" for={id}>
        {accessKeyWords(workbench).form.lastDay}
      </label>
      <input
        id={id}
        class="text-field"
        type="date"
        value={props.value}
        aria-invalid={props.problem !== undefined}
        aria-describedby={props.problem === undefined ? undefined : problemId}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <Show when={props.problem}>
        {(problem) => (
          <p class="hint wrong" id={problemId}>
            {problem()}
          </p>
        )}
      </Show>
    </div>
  );
}

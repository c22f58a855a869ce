// The form that adds a model server: it is asked what it can do before it is kept; what is wrong is said at the field.
import { createEffect, createSignal, Show } from "solid-js";
import type { JSX } from "solid-js";
import { errorSentence } from "../../../pipelines/engine/error-sentences.ts";
import { api } from "../../api.ts";
import { failureOf } from "../../conversation/failure.ts";
import type { Failure } from "../../conversation/failure.ts";
import { Icon } from "../../icons.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import { modelWords } from "../words.ts";
import { DialectSelect } from "./DialectSelect.tsx";
import { FormField } from "./FormField.tsx";
import { emptyForm, problemsOf, requestOf } from "./server-form.ts";
import type { FieldName, FieldProblems, ServerForm } from "./server-form.ts";

/** `asked` counts how often a person asked for the form, on this page; an address may lead to it as well. */
export function AddServer(props: { readonly asked: number }): JSX.Element {
  const workbench = useWorkbench();
  const { strings, language } = workbench;
  const words = () => modelWords(workbench);
  const [form, setForm] = createSignal<ServerForm>(emptyForm);
  const [problems, setProblems] = createSignal<FieldProblems>({});
  const [more, setMore] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  let element: HTMLFormElement | undefined;

  createEffect(() => {
    const isLedHere = workbench.page() === "models" && workbench.pageSection() === "add";
    if (props.asked === 0 && !isLedHere) return;
    element?.scrollIntoView({ block: "center" });
    // After the page's own focus on its beginning.
    setTimeout(() => element?.querySelector("input")?.focus());
  });
  const set = (name: FieldName) => (value: string) => {
    setForm({ ...form(), [name]: value });
    if (problems()[name] !== undefined) setProblems({ ...problems(), [name]: undefined } as FieldProblems);
  };
  const showProblems = (found: FieldProblems) => {
    setProblems(found);
    if (found.model ?? found.key ?? found.dialect ?? found.concurrency) setMore(true);
    queueMicrotask(() => {
      const field = element?.querySelector<HTMLElement>('[aria-invalid="true"]');
      field?.focus();
      field?.parentElement?.scrollIntoView({ block: "nearest" });
    });
  };
  const add = async () => {
    const found = problemsOf(form(), words());
    if (Object.keys(found).length > 0) return showProblems(found);
    setBusy(true);
    setProblems({});
    try {
      const hadModel = workbench.selectedModel() !== undefined;
      const added = await api.models.add.mutate(requestOf(form()));
      if (!hadModel) await api.models.select.mutate({ modelId: added.modelId });
      setForm(emptyForm);
      setMore(false);
      workbench.toast({ icon: "check", title: words().added(added.name), detail: words().addedDetail });
      await workbench.refreshStatus().catch(() => undefined);
    } catch (thrown) {
      showProblems(problemsFrom(failureOf(thrown)));
    } finally {
      setBusy(false);
    }
  };
  /** The server's refusal at the field it is about; whatever else went wrong is told at the address. */
  const problemsFrom = (failure: Failure): FieldProblems => {
    if (failure.kind === "offline") return { url: strings().errors.offline.sentence };
    const { code, facts } = failure.error;
    const sentence = errorSentence(failure.error, language());
    const field = Object.keys(emptyForm).find((name) => name === facts["field"]) as FieldName | undefined;
    if (code === "invalid-input" && field) return { [field]: sentence };
    return { url: code === "model-unreachable" ? `${sentence} ${words().tryAddress}` : sentence };
  };

  return (
    <form
      class="in add fields"
      ref={(node) => (element = node)}
      noValidate
      aria-label={words().add}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy()) void add();
      }}
    >
      <h3 class="label">{words().add}</h3>
      <FormField
        name="url"
        type="url"
        label={words().address}
        hint={words().addressHint}
        placeholder="http://127.0.0.1:8000/v1"
        value={form().url}
        problem={problems().url}
        onInput={set("url")}
      />
      <button type="button" class="button quiet small more" aria-expanded={more()} onClick={() => setMore(!more())}>
        <Icon name={more() ? "down" : "next"} size="xs" class={more() ? "" : "turns"} />
        {words().more}
      </button>
      <Show when={more()}>
        <div class="two">
          <FormField
            name="model"
            label={words().name}
            hint={words().nameHint}
            value={form().model}
            problem={problems().model}
            onInput={set("model")}
          />
          <FormField
            name="key"
            type="password"
            label={words().key}
            hint={words().keyHint}
            value={form().key}
            problem={problems().key}
            onInput={set("key")}
          />
          <DialectSelect value={form().dialect} problem={problems().dialect} onChange={set("dialect")} />
          <FormField
            name="concurrency"
            inputMode="numeric"
            label={words().concurrency}
            hint={words().concurrencyHint}
            value={form().concurrency}
            problem={problems().concurrency}
            onInput={set("concurrency")}
          />
        </div>
      </Show>
      <div class="row wrap">
        <button type="submit" class="button primary" aria-busy={busy()} aria-disabled={busy()}>
          <Show when={busy()} fallback={<Icon name="plus" size="s" />}>
            <i class="pulse" />
          </Show>
          {busy() ? words().adding : words().addButton}
        </button>
      </div>
    </form>
  );
}

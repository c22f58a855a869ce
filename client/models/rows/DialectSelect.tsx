// Which kind of server it is: found out by the probe, unless a person knows better.
import { Select } from "@kobalte/core/select";
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../../icons.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import { modelWords } from "../words.ts";
import type { ServerForm } from "./server-form.ts";

type Dialect = ServerForm["dialect"];
const options: readonly Dialect[] = ["auto", "vllm", "sglang", "llama-server", "ollama", "lm-studio", "generic"];

interface DialectSelectProps {
  readonly value: Dialect;
  readonly problem: string | undefined;
  readonly onChange: (dialect: Dialect) => void;
}

export function DialectSelect(props: DialectSelectProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => modelWords(workbench);
  const name = (dialect: Dialect) => (dialect === "auto" ? words().dialectAuto : words().dialectNames[dialect]);
  return (
    <Select<Dialect>
      value={props.value}
      onChange={(value) => value && props.onChange(value)}
      options={[...options]}
      disallowEmptySelection
      gutter={4}
      sameWidth
      validationState={props.problem === undefined ? "valid" : "invalid"}
      itemComponent={(item) => (
        <Select.Item item={item.item}>
          <Select.ItemLabel class="grow">{name(item.item.rawValue)}</Select.ItemLabel>
          <Select.ItemIndicator>
            <Icon name="check" size="s" />
          </Select.ItemIndicator>
        </Select.Item>
      )}
    >
      <Select.Label as="label">{words().dialect}</Select.Label>
      <Select.Trigger class="select">
        <Select.Value<Dialect>>{(state) => name(state.selectedOption())}</Select.Value>
        <Icon name="down" size="xs" />
      </Select.Trigger>
      <Show when={props.problem}>{(problem) => <p class="hint wrong">{problem()}</p>}</Show>
      <Select.Portal mount={document.getElementById("main") ?? document.body}>
        <Select.Content class="menu">
          <Select.Listbox />
        </Select.Content>
      </Select.Portal>
    </Select>
  );
}

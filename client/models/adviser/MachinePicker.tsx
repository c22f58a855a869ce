// The machine the advice is for: this one first, then the known ones, found by typing a part of the name.
import { Combobox } from "@kobalte/core/combobox";
import { createSignal, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { Machine } from "../../../pipelines/engine/sizing/sizing.ts";
import { Icon } from "../../icons.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import { number } from "../numbers.ts";
import { modelWords } from "../words.ts";
import { machineFacts, machineName } from "./advice-words.ts";
import type { Adviser } from "./adviser.ts";

interface MachinePickerProps {
  readonly adviser: Adviser;
  readonly onChange: (machine: string) => void;
}

export function MachinePicker(props: MachinePickerProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => modelWords(workbench);
  const [isNothing, setNothing] = createSignal(false);
  /** A pointer opens the list at once; the Tab key only passes by. */
  const [isPointed, setPointed] = createSignal(false);
  const chosen = () => props.adviser.advice()?.machine ?? null;
  const facts = (machine: Machine) => machineFacts(machine, words(), workbench.language());
  const name = (machine: Machine) => {
    const short = machineName(machine, words(), workbench.language());
    return machine.id === "here" ? words().thisOne(short) : short;
  };
  /** Every word that was typed, anywhere in what is known of it; all of them while nothing else was typed. */
  const fits = (machine: Machine, typed: string) => {
    const at = chosen();
    if (at && typed === name(at)) return true;
    const known = `${name(machine)} ${facts(machine)}`.toLowerCase();
    return typed
      .toLowerCase()
      .split(/\s+/)
      .every((word) => known.includes(word));
  };
  const speed = ({ bandwidth }: Machine) =>
    bandwidth === null ? "" : `${number(bandwidth / 1e9, workbench.language())}\u00a0GB/s`;
  const options = () => [...props.adviser.machines()];
  const typed = (text: string) => setNothing(!options().some((each) => fits(each, text)));

  return (
    <Combobox<Machine>
      class="pick-one machine"
      options={options()}
      value={chosen()}
      onChange={(machine) => machine && props.onChange(machine.id)}
      onInputChange={typed}
      optionValue="id"
      optionTextValue={name}
      optionLabel={name}
      defaultFilter={fits}
      triggerMode={isPointed() ? "focus" : "input"}
      disallowEmptySelection
      allowsEmptyCollection
      gutter={4}
      placement="bottom-start"
      itemComponent={(item) => (
        <Combobox.Item item={item.item}>
          <Combobox.ItemLabel class="grow">{name(item.item.rawValue)}</Combobox.ItemLabel>
          <span class="tiny muted">{speed(item.item.rawValue)}</span>
          <Combobox.ItemIndicator>
            <Icon name="check" size="s" />
          </Combobox.ItemIndicator>
        </Combobox.Item>
      )}
    >
      <Combobox.Label class="name">{words().machine}</Combobox.Label>
      <Combobox.Control class="select">
        <Combobox.Input
          spellcheck={false}
          onPointerDown={() => setPointed(true)}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => setPointed(false)}
        />
        <Combobox.Trigger aria-label={words().machineList}>
          <Icon name="down" size="xs" />
        </Combobox.Trigger>
      </Combobox.Control>
      <Combobox.Portal mount={document.getElementById("main") ?? document.body}>
        <Combobox.Content class="menu machines">
          <Combobox.Listbox />
          <Show when={isNothing()}>
            <p class="none small muted">{words().noMachine}</p>
          </Show>
        </Combobox.Content>
      </Combobox.Portal>
    </Combobox>
  );
}

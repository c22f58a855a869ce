// The adviser's state: which machine, what is asked of it, what is advised, and the cell a person chose instead.
import { createEffect, createMemo, createSignal, on, onMount } from "solid-js";
import type { Accessor } from "solid-js";
import { advise } from "../../../pipelines/engine/sizing/advise.ts";
import { commandsFor } from "../../../pipelines/engine/sizing/commands.ts";
import { machineHere, machines as knownMachines } from "../../../pipelines/engine/sizing/machines.ts";
import type {
  Advice,
  DetectedMachine,
  GemmaId,
  Machine,
  Precision,
  ServeCommand,
  Sizing,
} from "../../../pipelines/engine/sizing/sizing.ts";
import { api } from "../../api.ts";
import { keepWish, keptWish } from "./sizing-wish.ts";
import type { SizingWish } from "./sizing-wish.ts";

export interface Adviser {
  /** Undefined while it is looked at, null where it could not be. */
  readonly detected: Accessor<DetectedMachine | null | undefined>;
  readonly lookAgain: () => void;
  /** This one first, where it is known. */
  readonly machines: Accessor<readonly Machine[]>;
  readonly wish: Accessor<SizingWish>;
  readonly setWish: (change: Partial<SizingWish>) => void;
  /** Undefined until this machine was looked at, where the advice is for it. */
  readonly advice: Accessor<Advice | undefined>;
  /** What sentence and command speak of: the chosen cell, else the advised one; null where nothing fits. */
  readonly shown: Accessor<Sizing | null>;
  readonly isChoice: Accessor<boolean>;
  readonly commands: Accessor<readonly ServeCommand[]>;
  readonly choose: (cell: Pick<Sizing, "model" | "precision">) => void;
  readonly takeAdvice: () => void;
}

/** Must be called under a Solid owner. Looks at the machine again when the connection is back. */
export function createAdviser(online: Accessor<boolean>): Adviser {
  const [detected, setDetected] = createSignal<DetectedMachine | null>();
  const [wish, setWish] = createSignal(keptWish());
  const [chosen, setChosen] = createSignal<{ readonly model: GemmaId; readonly precision: Precision } | null>(null);
  const look = () => {
    setDetected(undefined);
    api.models.machine.query().then(setDetected, () => setDetected(null));
  };
  onMount(look);
  createEffect(
    on(online, (now, before) => {
      if (now && before === false && detected() === null) look();
    }),
  );

  const machines = createMemo(() => {
    const here = detected();
    return here ? [machineHere(here), ...knownMachines] : knownMachines;
  });
  const machine = createMemo(() => {
    const wished = machines().find(({ id }) => id === wish().machine);
    return wished ?? (detected() === undefined ? undefined : machines()[0]);
  });
  const advice = createMemo(() => {
    const on = machine();
    if (!on) return undefined;
    const { machine: _, ...asked } = wish();
    return advise(on, asked);
  });
  const choice = createMemo(() => {
    const at = chosen();
    return at && advice()?.cells.find((cell) => cell.model === at.model && cell.precision === at.precision);
  });
  const isAdvised = (cell: Sizing) =>
    cell.model === advice()?.advised?.model && cell.precision === advice()?.advised?.precision;

  return {
    detected,
    lookAgain: look,
    machines,
    wish,
    setWish: (change) => keepWish(setWish({ ...wish(), ...change })),
    advice,
    shown: createMemo(() => choice() ?? advice()?.advised ?? null),
    isChoice: () => {
      const cell = choice();
      return cell !== null && cell !== undefined && !isAdvised(cell);
    },
    commands: createMemo(() => {
      const known = advice();
      if (!known) return [];
      const cell = choice();
      return cell && !isAdvised(cell) ? commandsFor(cell, known.wish, known.machine) : known.commands;
    }),
    choose: setChosen,
    takeAdvice: () => setChosen(null),
  };
}

// A message that waits for its files: it goes out when they are there, and stays where one of them is refused meanwhile or the person goes elsewhere.
import { createEffect, createSignal, on } from "solid-js";
import type { Accessor } from "solid-js";
import type { Session } from "./session.ts";

interface WhenThere {
  readonly waiting: Accessor<boolean>;
  /** Files are on their way: the message waits for them. */
  readonly begin: () => boolean;
  readonly end: () => void;
}

/** Must be called under a Solid owner. */
export function createWhenThere(
  { live, files, images, code, next }: Pick<Session, "live" | "files" | "images" | "code" | "next">,
  showsPictures: Accessor<boolean>,
  send: () => void,
): WhenThere {
  const [waiting, setWaiting] = createSignal(false);
  /** What had been refused when the person said to send: the message goes without it. */
  let told: readonly unknown[] = [];
  const moving = () => files.moving() || code.reading() > 0 || (showsPictures() && images.moving());
  /** What a zip leaves out was never to go along. */
  const refused = () => [
    ...files.uploads().filter(({ state }) => state.is === "refused"),
    // Here once nothing moves, those are refused too.
    ...(showsPictures() ? [...images.uploads(), ...images.surplus()] : []),
    ...code.notAdded().filter(({ why }) => typeof why === "string" || why.kind !== "left"),
  ];
  createEffect(
    on([moving, live.id, () => next.persona().id], ([is, id, personaId], before) => {
      if (!waiting()) return;
      const isHere = before?.[1] === id && before[2] === personaId;
      if (is && isHere) return;
      setWaiting(false);
      if (isHere && refused().every((each) => told.includes(each))) send();
    }),
  );
  return {
    waiting,
    begin() {
      told = refused();
      return setWaiting(moving());
    },
    end: () => setWaiting(false),
  };
}

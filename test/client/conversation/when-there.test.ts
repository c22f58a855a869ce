import { createRoot, createSignal } from "solid-js";
import { expect, it } from "vitest";
import type { Session } from "../../../client/conversation/session.ts";
import { createWhenThere } from "../../../client/conversation/when-there.ts";

type Parts = Pick<Session, "live" | "files" | "images" | "code" | "next">;
type State = "sending" | "refused";
interface Moving {
  readonly state: { readonly is: State };
}

/** Files, pictures and code as they stand, and how often the message was sent. */
function open({ showsPictures = true } = {}) {
  const [files, setFiles] = createSignal<readonly Moving[]>([]);
  const [pictures, setPictures] = createSignal<readonly Moving[]>([]);
  const [surplus, setSurplus] = createSignal<readonly string[]>([]);
  const [reading, setReading] = createSignal(0);
  const [notAdded, setNotAdded] = createSignal<readonly object[]>([]);
  const [id, setId] = createSignal<string | null>(null);
  const moves = (all: typeof files) => () => all().some(({ state }) => state.is === "sending");
  const parts = {
    live: { id },
    files: { uploads: files, moving: moves(files) },
    images: { uploads: pictures, moving: moves(pictures), surplus },
    code: { takes: () => true, reading, notAdded },
    next: { persona: () => ({ id: "researcher" }) },
  } as unknown as Parts;
  let sent = 0;
  return createRoot((dispose) => {
    const message = createWhenThere(
      parts,
      () => showsPictures,
      () => (sent += 1),
    );
    return { message, dispose, setFiles, setPictures, setSurplus, setReading, setNotAdded, setId, sent: () => sent };
  });
}
const at = (is: State) => ({ state: { is } });

it("a message with nothing on its way does not wait", () => {
  const { message } = open();
  expect([message.begin(), message.waiting()]).toEqual([false, false]);
});

it("a message goes out once when its files, its code and its pictures are there", () => {
  const { message, setFiles, setPictures, setReading, sent } = open();
  setFiles([at("sending")]);
  setPictures([at("sending")]);
  setReading(1);
  expect(message.begin()).toBe(true);
  setFiles([]);
  setPictures([]);
  expect([message.waiting(), sent()]).toEqual([true, 0]);
  setReading(0);
  expect([message.waiting(), sent()]).toEqual([false, 1]);
});

const refusals: Record<string, (opened: ReturnType<typeof open>) => void> = {
  "a file": ({ setFiles }) => setFiles([at("refused")]),
  "a picture": ({ setPictures }) => setPictures([at("refused")]),
  "a picture too many": ({ setSurplus }) => setSurplus(["one more.png"]),
  "a file of code": ({ setNotAdded }) => setNotAdded([{ name: "broken.py", why: "binary" }]),
};
it.each(Object.entries(refusals))(
  "a message stays where %s is refused while it waits, and goes after that",
  (_, refuse) => {
    const opened = open();
    const { message, setReading, sent } = opened;
    setReading(1);
    message.begin();
    refuse(opened);
    setReading(0);
    expect([message.waiting(), sent()]).toEqual([false, 0]);
    expect(message.begin()).toBe(false);
  },
);

it("a message goes without what had been refused before it was sent, and without what a zip leaves out", () => {
  const { message, setFiles, setReading, setNotAdded, sent } = open();
  setFiles([at("refused")]);
  setReading(1);
  message.begin();
  setNotAdded([{ name: "project.zip", why: { kind: "left", left: [] } }]);
  setReading(0);
  expect(sent()).toBe(1);
});

it("a message stays where a file that had been refused is tried again and refused again", () => {
  const { message, setFiles, sent } = open();
  setFiles([at("refused"), at("sending")]);
  message.begin();
  setFiles([at("sending")]);
  setFiles([at("refused")]);
  expect([message.waiting(), sent()]).toEqual([false, 0]);
});

it("pictures hold nothing where the persona that is asked takes none", () => {
  const { message, setPictures, setReading, sent } = open({ showsPictures: false });
  setReading(1);
  setPictures([at("sending")]);
  message.begin();
  setPictures([at("refused")]);
  setReading(0);
  expect(sent()).toBe(1);
});

it.each([
  ["held back", ({ message }: ReturnType<typeof open>) => message.end()],
  ["left for another conversation", ({ setId }: ReturnType<typeof open>) => void setId("other")],
])("a message that is %s while it waits is not sent", (_, leave) => {
  const opened = open();
  const { message, setFiles, sent } = opened;
  setFiles([at("sending")]);
  message.begin();
  leave(opened);
  setFiles([]);
  expect([message.waiting(), sent()]).toEqual([false, 0]);
});

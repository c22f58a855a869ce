// Takes the code a person brings to the message: dropped, chosen or pasted. What is no code goes to the documents.
import { createSignal, untrack } from "solid-js";
import type { Accessor } from "solid-js";
import type { Addressee } from "../conversation/addressee.ts";
import type { Drafts, Input } from "../conversation/drafts.ts";
import { mainText, withMainText } from "../conversation/main-text.ts";
import type { ConversationFiles } from "../documents/conversation-files.ts";
import type { Brought } from "./bring-code.ts";
import { codeFieldsOf, errorKey } from "./code-input.ts";
import type { CodeFields } from "./code-input.ts";
import type { NotAdded } from "./read-code.ts";

/** The last thing that was taken, for who reads by ear: names of files, or the key of the field it went to. */
export type Taken = { readonly names: readonly string[] } | { readonly moved: string };

export interface CodeIntake {
  /** The persona that is asked takes code. */
  readonly takes: Accessor<boolean>;
  readonly takesError: Accessor<boolean>;
  /** Files that are being read or unpacked: a message sent now would go without them. */
  readonly reading: Accessor<number>;
  readonly notAdded: Accessor<readonly NotAdded[]>;
  readonly dismiss: (one: NotAdded) => void;
  readonly taken: Accessor<Taken | null>;
  /** Code to the message, the rest to the documents. */
  readonly add: (files: readonly File[], folders: readonly File[]) => void;
  readonly addPasted: (text: string) => void;
  readonly addError: (text: string) => void;
  /** The message has gone out: what was told of its files is over. */
  readonly sent: () => void;
  /** The text a file, or the error, was pasted as: it can be put back into the field. */
  readonly pasted: (name: string) => string | undefined;
}

interface IntakeWays {
  readonly conversationId: Accessor<string | null>;
  readonly next: Addressee;
  readonly drafts: Drafts;
  readonly files: Pick<ConversationFiles, "add">;
}

/** Fetched with the chips, which are there before a file comes. */
const bring = () => import("./bring-code.ts");

export function createCodeIntake({ conversationId, next, drafts, files }: IntakeWays): CodeIntake {
  const [reading, setReading] = createSignal(0);
  const [notAdded, setNotAdded] = createSignal<readonly NotAdded[]>([]);
  const [taken, setTaken] = createSignal<Taken | null>(null);
  const pasted = new Map<string, string>();
  const fields = () => codeFieldsOf(next.persona());

  /** The message something is brought to, also where another is open by the time it was read. */
  function message() {
    const persona = untrack(next.persona);
    const id = untrack(conversationId);
    const isOpen = () => conversationId() === id && next.persona().id === persona.id;
    return {
      persona,
      change: (work: (input: Input, fields: CodeFields) => Input): void => {
        const held = codeFieldsOf(persona);
        if (!held) return;
        if (isOpen()) next.setInput(work(next.input(), held));
        else drafts.set(id, persona.id, work(drafts.get(id, persona.id), held));
      },
    };
  }

  async function busy(count: number, work: () => Promise<void>, otherwise: () => void): Promise<void> {
    setReading((now) => now + count);
    try {
      await work();
    } catch {
      // Only where the reading itself could not be fetched.
      otherwise();
    } finally {
      setReading((now) => now - count);
    }
  }

  function take({ names, notAdded: left }: Brought): void {
    if (names.length > 0) setTaken({ names });
    if (left.length > 0) setNotAdded((now) => [...now, ...left]);
  }

  async function addFiles(chosen: readonly File[]): Promise<void> {
    const { change } = message();
    const { readBrought, withBrought } = await bring();
    const { code, documents, notAdded: left } = await readBrought(chosen);
    setNotAdded((now) => [...now, ...left]);
    change((input, held) => {
      const brought = withBrought(input, held, code);
      for (const name of brought.names) pasted.delete(name);
      take(brought);
      return brought.input;
    });
    if (documents.length > 0) files.add(documents, []);
  }

  /** A text that could not be taken stays in the field. */
  function addText(
    text: string,
    put: (parts: Awaited<ReturnType<typeof bring>>, to: ReturnType<typeof message>) => void,
  ) {
    const to = message();
    const keep = () =>
      to.change((input) => {
        const words = [mainText(to.persona, input), text].filter(Boolean).join("\n\n");
        return withMainText(to.persona, input, words);
      });
    void busy(1, async () => put(await bring(), to), keep);
  }

  return {
    takes: () => fields() !== undefined,
    takesError: () => fields()?.texts.some(({ key }) => key === errorKey) === true,
    reading,
    notAdded,
    dismiss: (one) => setNotAdded((now) => now.filter((each) => each !== one)),
    taken,
    add(chosen, folders) {
      if (!fields()) return files.add(chosen, folders);
      if (folders.length > 0) files.add([], folders);
      const unread = () =>
        setNotAdded((now) => [...now, ...chosen.map(({ name }) => ({ name, why: { kind: "offline" } as const }))]);
      if (chosen.length > 0) void busy(chosen.length, () => addFiles(chosen), unread);
    },
    addPasted: (text) =>
      addText(text, ({ withPasted }, { change }) =>
        change((input, held) => {
          const brought = withPasted(input, held, text);
          for (const name of brought.names) pasted.set(name, text);
          take(brought);
          return brought.input;
        }),
      ),
    addError: (text) =>
      addText(text, ({ withError }, { change }) =>
        change((input, held) => {
          pasted.set(errorKey, text);
          setTaken({ moved: errorKey });
          return withError(input, held, text);
        }),
      ),
    sent: () => {
      pasted.clear();
      setNotAdded([]);
      setTaken(null);
    },
    pasted: (name) => pasted.get(name),
  };
}

// Files chosen in the editor: read, unpacked, and put beside those that are edited; the rest goes to the documents.
import { createSignal } from "solid-js";
import type { Accessor } from "solid-js";
import { editedOf } from "./edited-files.ts";
import type { EditedFile } from "./edited-files.ts";
import { mergeFiles } from "./merge-files.ts";
import { readCode } from "./read-code.ts";
import type { NotAdded } from "./read-code.ts";
import { unpack } from "./unpack.ts";

interface FileAdder {
  readonly add: (files: readonly File[]) => void;
  readonly notAdded: Accessor<readonly NotAdded[]>;
  readonly dismiss: (one: NotAdded) => void;
}

export function createFileAdder(
  change: (added: (there: readonly EditedFile[]) => readonly EditedFile[]) => void,
  onDocuments: (files: readonly File[]) => void,
): FileAdder {
  const [notAdded, setNotAdded] = createSignal<readonly NotAdded[]>([]);
  async function read(files: readonly File[]): Promise<void> {
    const { code, documents, notAdded: left } = await readCode(files, unpack);
    let refused: readonly NotAdded[] = [];
    change((there) => {
      const merged = mergeFiles(there, code);
      refused = merged.refused;
      return merged.files.map((each) => there.find((edited) => edited === each) ?? editedOf(each));
    });
    setNotAdded((now) => [...now, ...left, ...refused]);
    if (documents.length > 0) onDocuments(documents);
  }
  return {
    add: (files) => void read(files),
    notAdded,
    dismiss: (one) => setNotAdded((now) => now.filter((each) => each !== one)),
  };
}

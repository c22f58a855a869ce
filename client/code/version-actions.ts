// What a person does to the code in the panel: changes it and keeps that as a version, or brings an earlier one back.
import { createSignal } from "solid-js";
import type { Accessor } from "solid-js";
import type { CodeVersion } from "../../pipelines/engine/code.ts";
import { api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { useWorkbench } from "../state/workbench.ts";
import type { CodeView } from "./code-view.ts";
import type { CodeEdit } from "./kept-edits.ts";
import { useShownCode } from "./shown-code.ts";
import { codeWords } from "./words.ts";

export interface VersionActions {
  /** Makes the shown version one that is written in. */
  readonly begin: () => void;
  readonly change: (file: string, text: string) => void;
  readonly discard: () => void;
  readonly keep: () => Promise<void>;
  readonly restore: () => Promise<void>;
  readonly busy: Accessor<boolean>;
  readonly failure: Accessor<Failure | null>;
}

export function createVersionActions(view: Pick<CodeView, "version" | "settled">): VersionActions {
  const workbench = useWorkbench();
  const shown = useShownCode();
  const words = () => codeWords(workbench).panel;
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<Failure | null>(null);

  /** What was done is told, and why it was not stands in the panel. */
  async function act(call: (conversationId: string) => Promise<string>): Promise<void> {
    const conversationId = workbench.conversationId();
    if (busy() || conversationId === null) return;
    setBusy(true);
    setFailure(null);
    try {
      workbench.toast({ icon: "check", title: await call(conversationId) });
    } catch (thrown) {
      setFailure(failureOf(thrown));
    } finally {
      setBusy(false);
    }
  }

  /** Whether the new version is seen now: of another conversation, opened meanwhile, nothing changes. */
  async function isSeen(conversationId: string): Promise<boolean> {
    if (workbench.conversationId() !== conversationId) return false;
    shown.unmark();
    shown.changed();
    await view.settled();
    return workbench.conversationId() === conversationId;
  }

  const discard = () => {
    setFailure(null);
    shown.setEdit(null);
  };

  return {
    busy,
    failure,
    begin: () => {
      const version = view.version();
      if (version) shown.setEdit({ versionId: version.versionId, texts: {} });
    },
    change: (file, text) => {
      const edit = shown.edit();
      if (edit) shown.setEdit({ ...edit, texts: { ...edit.texts, [file]: text } });
    },
    discard,
    async keep() {
      const [version, texts] = [view.version(), shown.edit()?.texts ?? {}];
      if (!version) return;
      if (!isChanged(version, texts)) {
        discard();
        return workbench.toast({ icon: "check", title: words().unchanged });
      }
      const files = version.files.map((file) => ({ ...file, text: texts[file.name] ?? file.text }));
      await act(async (conversationId) => {
        const kept = await api.code.keep.mutate({ conversationId, files });
        const edit = (await isSeen(conversationId)) ? shown.edit() : null;
        // What was written meanwhile goes on from what was kept.
        if (edit) shown.setEdit(isChanged(kept, edit.texts) ? { ...edit, versionId: kept.versionId } : null);
        return words().kept(kept.number);
      });
    },
    async restore() {
      const version = view.version();
      if (!version) return;
      await act(async (conversationId) => {
        await api.code.restore.mutate({ conversationId, versionId: version.versionId });
        await isSeen(conversationId);
        return words().restored(version.number);
      });
    },
  };
}

function isChanged({ files }: Pick<CodeVersion, "files">, texts: CodeEdit["texts"]): boolean {
  return files.some(({ name, text }) => (texts[name] ?? text) !== text);
}

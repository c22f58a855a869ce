// What the menus do with a whole conversation: take it out as a file, or copy the link to it.
import { api } from "../api.ts";
import { copyText } from "../conversation/copy-text.ts";
import { failureOf, failureSentence } from "../conversation/failure.ts";
import { saveFile } from "../outputs/export-answer.ts";
import type { Workbench } from "../state/workbench.ts";
import { conversationLink } from "./links.ts";
import { sharingWords } from "./words.ts";

interface About {
  readonly conversationId: string;
}

export const exportMarkdown = (workbench: Workbench, about: About): Promise<void> =>
  exportAs(workbench, about, "markdown", "text/markdown");

export const exportJson = (workbench: Workbench, about: About): Promise<void> =>
  exportAs(workbench, about, "json", "application/json");

export async function copyLink(workbench: Workbench, { conversationId }: About): Promise<void> {
  await copyToClipboard(workbench, conversationLink(location.origin, conversationId));
}

export async function copyMessageLink(workbench: Workbench, conversationId: string, messageId: string): Promise<void> {
  await copyToClipboard(workbench, conversationLink(location.origin, conversationId, messageId));
}

async function copyToClipboard(workbench: Workbench, link: string): Promise<void> {
  const words = sharingWords(workbench).share;
  if (await copyText(link)) workbench.toast({ icon: "check", title: words.copied, detail: link });
  else workbench.toast({ icon: "warning", title: workbench.strings().conversation.notCopied, detail: link });
}

async function exportAs(
  workbench: Workbench,
  { conversationId }: About,
  format: "json" | "markdown",
  type: string,
): Promise<void> {
  const words = sharingWords(workbench).file;
  try {
    const { name, text } = await api.conversations.export.query({ conversationId, format });
    saveFile(name, type, text);
    workbench.toast({ icon: "check", title: words.exported, detail: name });
  } catch (thrown) {
    const failure = failureOf(thrown);
    const detail = failureSentence(failure, workbench.language(), workbench.strings().errors.offline.sentence);
    // A menu has no place of its own that stays: what went wrong is told where its success would be.
    workbench.toast({ icon: "warning", title: words.failed, detail });
  }
}

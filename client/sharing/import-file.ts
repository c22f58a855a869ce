// Takes in a conversation from a file: what is wrong with it is said as a sentence, what is right is opened.
import type { Conversation } from "../../server/api.ts";
import { api } from "../api.ts";
import { failureOf, failureSentence } from "../conversation/failure.ts";
import { formatBytes } from "../shell/model-words.ts";
import type { Workbench } from "../state/workbench.ts";
import { sharingWords } from "./words.ts";

/** Bytes of a file. Source: conversations.import takes so many characters. */
export const largestImport = 20_000_000;

type Importing = Pick<
  Workbench,
  "language" | "toast" | "learnConversations" | "refreshConversations" | "openConversation"
>;

/** Why it was not imported, as a sentence; null when it was, and it is open now. */
export async function importFile(
  workbench: Importing,
  files: readonly File[],
  send: (json: string) => Promise<Conversation> = (json) => api.conversations.import.mutate({ json }),
): Promise<string | null> {
  const words = sharingWords(workbench).file;
  const [file, ...more] = files;
  if (!file) return null;
  if (more.length > 0) return words.oneOnly;
  if (file.size > largestImport) return words.tooLarge(formatBytes(largestImport, workbench.language()));
  const json = await file.text().catch(() => null);
  if (json === null) return words.notRead;
  if (!isJson(json)) return words.notJson;
  try {
    const conversation = await send(json);
    workbench.learnConversations([conversation]);
    void workbench.refreshConversations();
    workbench.openConversation(conversation.conversationId);
    workbench.toast({ icon: "check", title: words.imported, detail: conversation.title });
    return null;
  } catch (thrown) {
    const failure = failureOf(thrown);
    return failureSentence(failure, workbench.language(), words.offline);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

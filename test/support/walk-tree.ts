// The conversation a walk stands in, as the server keeps it: what is drawn on the page is held against it.
import { expect } from "vitest";
import type { Outputs } from "../../server/api.ts";
import type { PageText } from "../../pipelines/engine/documents.ts";
import type { PageWalk } from "./page-walk.ts";

type Tree = Outputs["conversations"]["get"];
type KeptMessage = Tree["messages"][number];
export type KeptAnswer = Extract<KeptMessage, { readonly role: "assistant" }>;

/** Asks the server as a program would. */
async function asked<T>(url: string, procedure: string, input: object): Promise<T> {
  const response = await fetch(`${url}/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`);
  const body = (await response.json()) as { readonly result?: { readonly data: T } };
  if (!body.result) throw new Error(`${procedure} answered ${response.status}`);
  return body.result.data;
}

function treeOf({ page }: PageWalk): Promise<Tree> {
  const { origin, pathname } = new URL(page.url());
  return asked(origin, "conversations.get", { conversationId: pathname.replace("/c/", "") });
}

/** The last answer of the branch that is shown, once its log is folded into it. */
export async function lastAnswer(walk: PageWalk, timeout: number): Promise<KeptAnswer> {
  let last: KeptMessage | undefined;
  const look = async () => {
    const { messages, path } = await treeOf(walk);
    last = messages.find(({ messageId }) => messageId === path.at(-1));
    return last?.role === "assistant" ? last.status : last?.role;
  };
  await expect.poll(look, { timeout, interval: 200 }).toMatch(/^(?:done|stopped)$/);
  return last as KeptAnswer;
}

export function pageText({ page }: PageWalk, documentId: string, number: number): Promise<PageText> {
  return asked(new URL(page.url()).origin, "documents.page", { documentId, page: number });
}

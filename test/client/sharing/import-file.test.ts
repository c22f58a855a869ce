import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { importFile, largestImport } from "../../../client/sharing/import-file.ts";
import type { Toast } from "../../../client/state/workbench.ts";
import type { Conversation } from "../../../server/api.ts";
import { conversationRow } from "../../support/conversation-rows.ts";

const json = (text: string) => new File([text], "talk.json", { type: "application/json" });

/** What the page did with the files. */
async function imported(
  files: readonly File[],
  send: (json: string) => Promise<Conversation> = () => Promise.resolve(conversationRow("new", { title: "Pumps" })),
) {
  const opened: (string | null)[] = [];
  const toasts: Toast[] = [];
  const problem = await importFile(
    {
      language: () => "en",
      toast: (toast) => void toasts.push(toast),
      learnConversations: () => undefined,
      refreshConversations: () => Promise.resolve(),
      openConversation: (id) => void opened.push(id),
    },
    files,
    send,
  );
  return { problem, opened, toasts };
}

test("a conversation that was taken in is open, and told", async () => {
  const { problem, opened, toasts } = await imported([json('{"messages":[]}')]);
  expect(problem).toBeNull();
  expect(opened).toEqual(["new"]);
  expect(toasts[0]?.detail).toBe("Pumps");
});

test.each([
  ["no JSON", [json("# Pumps")], /not a JSON file.*Export as JSON/],
  ["two at once", [json("{}"), json("{}")], /One file at a time/],
  ["larger than the server takes", [{ size: largestImport + 1, name: "x.json" } as File], /larger than 20\sMB/],
  [
    "gone from the disk",
    [{ size: 1, text: () => Promise.reject(new DOMException("gone", "NotReadableError")) } as unknown as File],
    /could not read the file.*once more/,
  ],
])("a file that is %s is told what to do, and nothing is sent", async (_, files, sentence) => {
  const { problem, opened } = await imported(files, () => Promise.reject(new Error("was sent")));
  expect(problem).toMatch(sentence);
  expect(opened).toEqual([]);
});

test("what the server finds wrong names the place in the file", async () => {
  const refusal = new TRPCClientError<never>("refused");
  const facts = { field: "messages.3.role", reason: "not a role" };
  Object.assign(refusal, { data: { facet: { code: "invalid-input", facts, kept: [], next: ["edit"] } } });
  const { problem } = await imported([json("[]")], () => Promise.reject(refusal));
  expect(problem).toContain("messages.3.role");
});

test("without a connection nothing was imported, and that is said", async () => {
  const { problem } = await imported([json("[]")], () => Promise.reject(new TRPCClientError("fetch failed")));
  expect(problem).toMatch(/no connection.*Nothing was imported/);
});

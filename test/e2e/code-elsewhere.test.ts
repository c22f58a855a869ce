// Undo in the toast of an applied fix, clicked after other changes or in another conversation: real browser, real server.
import { expect, test } from "vitest";
import { developed, fixes } from "../support/developed-answer.ts";
import { pairing } from "../support/pairing-code.ts";
import { useMadeAnswers } from "../support/made-answers.ts";
import { heldToast, soon } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";

const answers = useMadeAnswers();

const late = "Fix: use the reading before the gap";
const marked = "Tidier: mark the end";
/** Two fixes that both fit, whichever comes first. */
const both = {
  ...developed,
  outputs: {
    ...developed.outputs,
    fixes: [
      fixes[0],
      {
        ...fixes[2],
        title: "mark the end",
        changes: [{ ...fixes[2]!.changes[0]!, after: `${pairing.text}# The end.\n` }],
      },
    ],
  },
};

/** How many versions the code of the conversation has. */
async function versions({ page }: PageWalk, path: string): Promise<number> {
  const input = encodeURIComponent(JSON.stringify({ conversationId: path.split("/").at(-1) }));
  const found = await page.request.get(`${answers.server.url}/trpc/code.versions?input=${input}`);
  const { result } = (await found.json()) as { readonly result: { readonly data: { readonly versions: unknown[] } } };
  return result.data.versions.length;
}

const button = ({ answer }: PageWalk, name: "Apply" | "Undo", fix: string) =>
  answer.getByRole("group", { name: fix }).getByRole("button", { name });

/** By key: the pointer stays on a toast, which stays for so long. */
async function apply(walk: PageWalk, fix: string): Promise<void> {
  await button(walk, "Apply", fix).press("Enter");
  await walk.answer.getByRole("group", { name: fix }).getByText("Applied", { exact: true }).waitFor();
}

const undoOf = ({ page }: PageWalk, title: string) =>
  page.locator(".toast").filter({ hasText: title }).getByRole("button", { name: "Undo" });

test("undo takes a fix back where it was applied, and leaves the code of the conversation opened since", async () => {
  const question = "Is this the same code?";
  const other = await answers.server.answer({ ...developed, question, input: { ...developed.input, question } });
  await using walk = await answers.open(developed);
  const { page } = walk;
  const path = new URL(page.url()).pathname;
  const kept = await page.request.post(`${answers.server.url}/trpc/code.keep`, {
    headers: { origin: answers.server.url },
    data: { conversationId: other.split("/").at(-1), files: [{ ...pairing, text: `# mine\n${pairing.text}` }] },
  });
  expect(kept.ok()).toBe(true);
  await button(walk, "Apply", late).press("Enter");
  const toast = await heldToast(page);
  await walk.rail.getByRole("link", { name: question }).press("Enter");
  await page.getByRole("button", { name: "On pairing.py, version 2" }).waitFor();
  await toast.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => versions(walk, path), soon).toBe(3);
  expect(await versions(walk, other)).toBe(2);
  expect(walk.faults).toEqual([]);
});

test("undo of a fix that another change came after says so, and takes nothing back", async () => {
  await using walk = await answers.open(both);
  const { page } = walk;
  const path = new URL(page.url()).pathname;
  await button(walk, "Apply", late).press("Enter");
  await heldToast(page);
  await apply(walk, marked);
  await undoOf(walk, "use the reading").click();
  await page.getByText("Nothing was taken back: the code has changed since.").waitFor();
  expect(await versions(walk, path)).toBe(3);
  await button(walk, "Undo", marked).waitFor();
  expect(walk.faults).toEqual([]);
});

test("two fixes are taken back by their toasts, the later one first", async () => {
  await using walk = await answers.open(both);
  await button(walk, "Apply", late).press("Enter");
  await heldToast(walk.page);
  await apply(walk, marked);
  await undoOf(walk, "mark the end").press("Enter");
  await button(walk, "Apply", marked).waitFor();
  await undoOf(walk, "use the reading").press("Enter");
  await button(walk, "Apply", late).waitFor();
  expect(walk.faults).toEqual([]);
});

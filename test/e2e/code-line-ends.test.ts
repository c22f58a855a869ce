// A file with the line ends of Windows, changed in the panel: real browser, real server.
import { expect, test } from "vitest";
import { codePanel, editorIn, linesOf } from "../support/code-walk.ts";
import { developed } from "../support/developed-answer.ts";
import { useMadeAnswers } from "../support/made-answers.ts";
import { soon } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { pairing } from "../support/pairing-code.ts";

const answers = useMadeAnswers();
const windows = { ...pairing, text: pairing.text.replaceAll("\n", "\r\n") };
const made = { ...developed, input: { ...developed.input, files: [windows] } };

/** The texts that the versions of the file have, the newest first. */
async function keptTexts({ page }: PageWalk): Promise<readonly string[]> {
  const input = encodeURIComponent(JSON.stringify({ conversationId: new URL(page.url()).pathname.split("/").at(-1) }));
  const found = await page.request.get(`${answers.server.url}/trpc/code.versions?input=${input}`);
  const { result } = (await found.json()) as {
    readonly result: { readonly data: { readonly texts: readonly string[] } };
  };
  return result.data.texts;
}

test("a file with the line ends of Windows is unchanged until it is written in, and keeps them then", async () => {
  await using walk = await answers.open(made, { viewport: { width: 1440, height: 900 } });
  const { page } = walk;
  await page.getByRole("button", { name: "On pairing.py, version 1" }).click();
  const panel = codePanel(page);
  const edit = panel.getByRole("button", { name: "Edit", exact: true });
  const keep = panel.getByRole("button", { name: "Keep as new version" });
  await editorIn(panel).waitFor();
  const read = await linesOf(panel);
  await edit.click();
  // The end of the last line is seen as a line of its own now.
  await expect.poll(() => linesOf(panel), soon).toEqual([...read, ""]);
  await keep.click();
  await page.getByText("Nothing was changed.").waitFor();
  expect(await keptTexts(walk)).toEqual([windows.text]);

  await edit.click();
  await editorIn(panel).focus();
  await page.keyboard.press("Control+Home");
  // Key by key: the caret stays where it is.
  await page.keyboard.type("# first");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await linesOf(panel)).slice(0, 2), soon).toEqual(["# first", read[0]]);
  await keep.click();
  await panel.getByRole("button", { name: "version 2 of 2" }).waitFor();
  expect(await keptTexts(walk)).toEqual([`# first\r\n${windows.text}`, windows.text]);
  expect(walk.faults).toEqual([]);
});

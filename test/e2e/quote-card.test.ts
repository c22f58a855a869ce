// The small card of a quote, where the chip it stands beside is drawn anew under the pointer.
import { expect, test } from "vitest";
import { citations, cited } from "../support/cited-answer.ts";
import { useMadeAnswers } from "../support/made-answers.ts";
import { openPage, soon } from "../support/page-walk.ts";

const answers = useMadeAnswers();

test("a quote's card goes with its chip when the sentence is written anew, and stands in no corner", async () => {
  const live = await answers.server.begin(cited);
  await using walk = await openPage(answers.browser, answers.server.url, { path: live.path });
  const chip = walk.answer.locator(".prose button.cite").first();
  const card = walk.page.getByRole("tooltip");
  live.tell([
    { type: "text-delta", field: "summary", text: "Trees cool streets. [1] " },
    { type: "output", field: "citations", value: citations },
  ]);
  await expect.poll(() => chip.isEnabled(), soon).toBe(true);
  await chip.hover();
  await card.getByText("0.7 to 1.5 °C cooler").waitFor();
  live.tell([
    { type: "output", field: "summary", value: "Trees cool streets by day. [1]" },
    { type: "output", field: "citations", value: [...citations] },
  ]);
  await walk.answer.getByText("Trees cool streets by day.").waitFor();
  await expect
    .poll(
      async () => (await card.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().x)))[0] ?? 999,
      soon,
    )
    .toBeGreaterThan(100);
  live.end();
  await walk.ended();
  expect(walk.faults).toEqual([]);
});

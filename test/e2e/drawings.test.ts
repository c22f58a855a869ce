// Charts and diagrams of an answer, in a real browser over a real server: drawn without reaching anything, and drawn again from what a person changes.
import { expect, test } from "vitest";
import { charted } from "../support/cited-answer.ts";
import { useMadeAnswers } from "../support/made-answers.ts";
import { soon } from "../support/page-walk.ts";

const answers = useMadeAnswers();

test("a chart is drawn without compiling anything, and drawn again from what a person changes", async () => {
  await using walk = await answers.open(charted);
  const { answer } = walk;
  const picture = answer.locator(".chart-place svg");
  await picture.waitFor();
  await expect.poll(() => picture.locator(".mark-line path").count(), soon).toBe(1);
  await answer.getByText("Specification", { exact: true }).click();
  const field = answer.getByRole("textbox", { name: "Specification" });
  await field.fill(JSON.stringify({ mark: "bar", encoding: { x: { field: "canopy" }, y: { field: "cooling" } } }));
  await field.press("Control+Enter");
  await expect.poll(() => picture.locator(".mark-rect path").count(), soon).toBe(4);
  await field.fill(
    '{"mark":"bar","transform":[{"lookup":"a","from":{"data":{"url":"https://evil.example"},"url":"x"}}]}',
  );
  await field.press("Control+Enter");
  await answer.getByText(/The chart cannot be drawn: .*url/).waitFor();
  await field.fill("{");
  await field.press("Control+Enter");
  await answer.locator(".source-editor [role=alert]").waitFor();
  await answer.getByRole("button", { name: "Back to the answer's own" }).click();
  await expect.poll(() => picture.locator(".mark-line path").count(), soon).toBe(1);
  expect(walk.faults).toEqual([]);
});

test("a diagram is drawn in a frame that can reach nothing; one that does not parse stays source and says why", async () => {
  await using walk = await answers.open(charted);
  const { page, answer } = walk;
  const frame = answer.locator("iframe.diagram").first();
  await frame.waitFor();
  await expect.poll(() => frame.getAttribute("sandbox"), soon).toBe("allow-scripts");
  const inside = answer.frameLocator("iframe.diagram").first();
  await inside.getByText("Street").waitFor();
  const handle = await frame.elementHandle();
  const reached = await (
    await handle?.contentFrame()
  )?.evaluate(async () => {
    const tries = [() => parent.document.title, () => document.cookie, () => localStorage.length];
    const asks = await fetch("/trpc/conversations.list").then(
      () => "fetched",
      () => "refused",
    );
    return [
      asks,
      ...tries.map((attempt) => {
        try {
          attempt();
          return "reached";
        } catch {
          return "refused";
        }
      }),
    ];
  });
  expect(reached).toEqual(["refused", "refused", "refused", "refused"]);
  await expect.poll(async () => (await frame.boundingBox())?.height, soon).toBeGreaterThan(30);
  await answer.getByText(/This diagram cannot be drawn: Parse error/).waitFor();
  await expect.poll(() => answer.locator("pre").nth(1).isVisible(), soon).toBe(true);
  await answer.getByRole("button", { name: "Show source" }).click();
  await expect.poll(() => answer.locator("pre").first().isVisible(), soon).toBe(true);
  await page.getByRole("button", { name: "Enlarge" }).click();
  // The frame's own tries are the only faults there may be.
  expect(walk.faults.filter((fault) => !/conversations\.list|Content Security Policy|Fetch API/.test(fault))).toEqual(
    [],
  );
});

// A topic told in layers, at the page: explanations with their marks, the ways on, the ladder of depths.
import { expect, test } from "vitest";
import { violationsInBothThemes } from "../support/axe.ts";
import type { MadeAnswer } from "../support/answered.ts";
import { openCuttingProxy } from "../support/cutting-proxy.ts";
import { guideAskedBy, ways } from "../support/guide-walk.ts";
import { useMadeAnswers } from "../support/made-answers.ts";
import { boxAtRest, focused, openPage, soon } from "../support/page-walk.ts";
import type { PageWalk, WalkOptions } from "../support/page-walk.ts";
import { devices, isInside } from "../support/posts-walk.ts";
import { between, last, opened, second, third } from "../support/told-path.ts";

const answers = useMadeAnswers();

async function talk(all: readonly MadeAnswer[], options: WalkOptions = {}): Promise<PageWalk> {
  const path = await answers.server.talk(all);
  const walk = await openPage(answers.browser, answers.server.url, { ...options, path });
  await walk.ended();
  await ways(walk.page)
    .or(walk.page.getByRole("group", { name: "Wie es weitergeht" }))
    .waitFor();
  return walk;
}

const marksUnder = ({ answer }: PageWalk, block: number) =>
  answer.locator(".prose > *").nth(block).locator(".marks li");

test.each(devices)(
  "a layer says under each paragraph what it rests on, and what was worked out, %s",
  async (_, device) => {
    await using walk = await talk([opened, second, third], device);
    const { page, answer } = walk;
    await answer.getByRole("heading", { name: "The loop: four stations" }).waitFor();
    await expect
      .poll(() => marksUnder(walk, 0).allInnerTexts(), soon)
      .toEqual(["From heat-pump-handbook.pdf, p. 12", "65 °C is general knowledge, not checked"]);
    expect(await marksUnder(walk, 2).allInnerTexts()).toEqual([
      "General knowledge",
      "The Guide is not certain of this",
    ]);
    await expect
      .poll(() => answer.getByRole("definition").last().innerText(), soon)
      .toBe("3.0 kW ÷ 1.0 kW = 3.0 computed");
    await expect
      .poll(() => answer.getByRole("term").allInnerTexts(), soon)
      .toEqual(["Evaporator", "Compressor", "Condenser", "Yield"]);
    expect(await violationsInBothThemes(page)).toEqual([]);
    await expect.poll(() => isInside(page), soon).toBe(true);
    await answer.getByRole("button", { name: "From heat-pump-handbook.pdf, p. 12" }).click();
    await page.getByText("Citation 1 of 1").waitFor();
    expect(walk.faults).toEqual([]);
  },
);

test("general knowledge throughout is said once, under the whole", async () => {
  await using walk = await talk([opened]);
  await walk.answer.getByText("General knowledge, not checked in documents").waitFor();
  expect(await walk.answer.locator(".marks").count()).toBe(1);
});

test("while a layer is written it has its title and no marks; then they come, and no paragraph is drawn anew", async () => {
  const live = await answers.server.begin(third);
  const { answer: text, layer, outline, marks, citations } = third.outputs;
  live.tell([{ type: "output", field: "outline", value: outline }]);
  live.tell([{ type: "output", field: "layer", value: { ...(layer as object), words: [] } }]);
  live.tell([{ type: "text-delta", field: "answer", text: String(text) }]);
  await using walk = await openPage(answers.browser, answers.server.url, { path: live.path });
  const { page, answer } = walk;
  await answer.getByRole("heading", { name: "The loop: four stations" }).waitFor();
  await answer.getByText("The valve is the quiet one").waitFor();
  await page.getByRole("heading", { name: "The map" }).waitFor();
  expect(await answer.locator(".marks").count()).toBe(0);
  const first = await answer.locator(".prose > *").first().locator("p").elementHandle();
  const before = await boxAtRest(answer.locator(".prose > * p").first());
  live.tell([{ type: "output", field: "marks", value: marks }]);
  live.tell([{ type: "output", field: "citations", value: citations }]);
  live.end();
  await marksUnder(walk, 0).first().waitFor();
  expect(await first?.evaluate((element) => element.isConnected)).toBe(true);
  expect((await boxAtRest(answer.locator(".prose > * p").first())).height).toBe(before.height);
  await ways(page).waitFor();
  expect(walk.faults).toEqual([]);
});

test("a value that code puts in at the end draws its own paragraph anew, and no other", async () => {
  const live = await answers.server.begin(third);
  live.tell([{ type: "text-delta", field: "answer", text: "One.\n\nThat is [[= 6 / 2]].\n\nThree." }]);
  await using walk = await openPage(answers.browser, answers.server.url, { path: live.path });
  const { answer } = walk;
  const blocks = answer.locator(".prose > *");
  await blocks.nth(2).getByText("Three.").waitFor();
  live.tell([
    { type: "step-end", step: "write", ms: 900 },
    { type: "step-start", step: "check" },
  ]);
  await answer.locator(".caret").waitFor({ state: "detached" });
  const drawn = await blocks.elementHandles();
  live.tell([{ type: "output", field: "answer", value: "One.\n\nThat is 3.\n\nThree." }]);
  await answer.getByText("That is 3.").waitFor();
  const stayed = await Promise.all(drawn.map((each) => each.evaluate((element) => element.isConnected)));
  expect(stayed).toEqual([true, false, true]);
  expect(await answer.locator(".prose").innerText()).toMatch(/^One\.\s+That is 3\.\s+Three\.$/);
});

test.each([
  ["Deeper", { action: "deeper", node: "l3" }],
  ["Simpler", { action: "simpler", node: "l3" }],
  ["Example", { action: "example", node: "l3" }],
  ["Why?", { action: "why", node: "l3" }],
  ["Skip", { action: "skip", node: "l3", question: "Skip this layer: The loop: four stations" }],
  ["Quiz me", { action: "quiz", node: "l3" }],
  ["Next layer", { action: "next", node: "l4", question: "Next layer: Why one unit of power moves three of heat" }],
])("“%s” asks for that, at the depth of the path", async (name, expected) => {
  await using walk = await talk([opened, second, third]);
  const { page } = walk;
  const asked = await guideAskedBy(page, () => ways(page).getByRole("button", { name, exact: true }).click());
  expect(asked).toMatchObject({ ...expected, depth: "school" });
});

test("what a layer is compared with is written into a field of its own, which Esc closes", async () => {
  await using walk = await talk([opened, second, third]);
  const { page } = walk;
  await ways(page).getByRole("button", { name: "Compare", exact: true }).click();
  const field = page.getByRole("textbox", { name: "Compare with …" });
  await field.press("Escape");
  await expect.poll(() => focused(page), soon).toBe("Compare");
  await page.keyboard.press("Enter");
  await field.fill("a fridge");
  const asked = await guideAskedBy(page, () => field.press("Enter"));
  expect(asked).toMatchObject({ action: "compare", node: "l3", question: "Compare with a fridge" });
});

test("the ladder tells the last layer again: arrows only move on it, Enter asks, and the composer follows", async () => {
  await using walk = await talk([opened, second, third]);
  const { page, answers: told } = walk;
  await told.first().scrollIntoViewIfNeeded();
  const ladder = page.getByRole("radiogroup", { name: "Depth" });
  await expect.poll(() => ladder.count(), soon).toBe(1);
  await ladder.getByRole("radio", { name: "School", checked: true }).focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => focused(page), soon).toBe("Student");
  await ladder.getByRole("radio", { name: "School", checked: true }).waitFor();
  const asked = await guideAskedBy(page, () => page.keyboard.press("Enter"));
  expect(asked).toMatchObject({
    action: "again",
    node: "l3",
    depth: "student",
    question: "Student: The loop: four stations",
  });
  await page.getByRole("button", { name: "Depth: Student" }).waitFor();
});

test.each(devices)("a question in between leads back to its layer, or becomes a topic, %s", async (_, device) => {
  await using walk = await talk([opened, second, third, between], device);
  const { page } = walk;
  await walk.answer.getByText("35 dB is general knowledge, not checked").waitFor();
  await page.getByPlaceholder("Ask anything in between; the path stays").waitFor();
  await expect.poll(() => isInside(page), soon).toBe(true);
  await ways(page).getByRole("button", { name: "Back to layer 3: The loop: four stations" }).click();
  const layer = walk.answers.nth(2);
  await expect.poll(() => layer.evaluate((element) => element === document.activeElement), soon).toBe(true);
  const asked = await guideAskedBy(page, () => ways(page).getByRole("button", { name: "Open as a topic" }).click());
  expect(asked).toMatchObject({ action: "open", question: "Is it loud?" });
  expect(walk.faults).toEqual([]);
});

test("at the end of the path there is a quiz on everything, and a new topic", async () => {
  await using walk = await talk([opened, last]);
  const { page, composer } = walk;
  expect(await ways(page).getByRole("button", { name: "Next layer" }).count()).toBe(0);
  await ways(page).getByRole("button", { name: "A new topic" }).click();
  await expect.poll(() => composer.inputValue(), soon).toBe("New topic: ");
  await expect.poll(() => focused(page), soon).toBe("Message");
  const asked = await guideAskedBy(page, () => ways(page).getByRole("button", { name: "Quiz on everything" }).click());
  expect(asked).toMatchObject({ action: "quiz", question: "Quiz me on everything" });
  expect(asked["node"]).toBeUndefined();
});

test("without a connection a step waits on this device like any question", async () => {
  await using relay = await openCuttingProxy(answers.server.url);
  const path = await answers.server.talk([opened]);
  await using walk = await openPage(answers.browser, relay.url, { path });
  const { page } = walk;
  await ways(page).waitFor();
  relay.refuseFor(600_000);
  await page.locator(".banner", { hasText: "No connection to Facet." }).waitFor();
  await ways(page).getByRole("button", { name: "Next layer" }).click();
  await page.locator(".waiting", { hasText: "Next layer: A liquid that boils in the cold" }).waitFor();
});

test("on a shared page a layer is read with its path and marks, and nothing asks", async () => {
  await using walk = await talk([opened, second, third]);
  const { page } = walk;
  await page.getByRole("button", { name: "Conversation menu" }).click();
  await page.getByRole("menuitem", { name: "Share …" }).click();
  const dialog = page.getByRole("dialog", { name: "Share this conversation" });
  await dialog.getByRole("button", { name: "Make a link" }).click();
  await page.goto(await dialog.getByRole("textbox").first().inputValue());
  await page.getByRole("heading", { name: "The path" }).waitFor();
  await page.getByRole("heading", { name: "The loop: four stations" }).waitFor();
  await page.getByText("65 °C is general knowledge, not checked").waitFor();
  expect(await page.getByRole("radiogroup").count()).toBe(0);
  expect(await page.getByRole("button", { name: /Next layer|Deeper|The map/ }).count()).toBe(0);
  await page.getByRole("button", { name: "From heat-pump-handbook.pdf, p. 12" }).click();
  await expect.poll(() => focused(page), soon).toContain("At low pressure the fluid boils");
  await page.emulateMedia({ media: "print" });
  await page.getByText("From heat-pump-handbook.pdf, p. 12").waitFor();
});

test("in German every word of it is German", async () => {
  await using walk = await talk([opened, second, third], { locale: "de-DE" });
  const { page, answer } = walk;
  await answer.getByText("Aus heat-pump-handbook.pdf, S. 12").waitFor();
  await answer.getByText("65 °C ist Allgemeinwissen, nicht geprüft").waitFor();
  for (const name of ["Tiefer", "Einfacher", "Frag mich ab", "Nächste Ebene"])
    await page.getByRole("button", { name, exact: true }).first().waitFor();
  await page.getByRole("radio", { name: "Schule", checked: true }).waitFor();
  await page.getByRole("heading", { name: "Die Karte" }).waitFor();
});

test("a step that is asked again in other words is asked by them", async () => {
  const quiz = { ...second, question: "Quiz me.", input: { question: "Quiz me.", action: "quiz", depth: "school" } };
  await using walk = await talk([opened, quiz]);
  const { page, questions } = walk;
  await questions.last().hover();
  await questions.last().getByRole("button", { name: "Edit the question" }).click();
  await questions.last().getByRole("textbox").fill("Who built the first one?");
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.url().includes("messages.edit")),
    questions.last().getByRole("button", { name: "Ask again" }).click(),
  ]);
  const [{ input }] = Object.values(sent.postDataJSON() as object) as [{ readonly input: object }];
  expect(input).toEqual({ question: "Who built the first one?", depth: "school" });
});

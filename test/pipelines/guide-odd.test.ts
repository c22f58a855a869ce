// The Guide where things are not as they should be: models that write another shape than asked, names that look like a language, odd histories.
import { expect, test } from "vitest";
import { guiding, shownAtEnd, teaching, titles, told } from "../support/guiding.ts";
import { pair } from "../support/remembered.ts";

const question = "How does a heat pump warm a house?";
const first = "Heat is the motion of small parts.";
const second = "It runs from warm to cold.";

/** What is told of the first layer where a model writes this for it, however often it is asked. */
async function toldOf(said: string | readonly string[]) {
  const replies = { ...teaching, layer: () => said, jsonAgain: () => said };
  const { outputs, streamed } = await guiding({ replies }).ask(question);
  return { answer: outputs.answer, words: outputs.layer?.words, streamed };
}

test("JSON behind a long introduction is told as a layer, never shown", async () => {
  const words = [{ word: "heat", meaning: "motion" }];
  const json = JSON.stringify(told(first, { words }));
  const before =
    "Sure! Here is the layer you asked for, written for someone curious, in the format that you described above:";
  const layer = await toldOf([before, "\n\n```json\n", json.slice(0, 40), json.slice(40), "\n```"]);
  expect(layer.answer).toBe(`${first}\n\n**Example:** A case of it: ${first}`);
  expect(layer.words).toEqual(words);
  expect(layer.streamed).not.toContain("paragraphs");
});

test("paragraphs as plain texts are told, and not only the example", async () => {
  const { answer } = await toldOf(JSON.stringify({ paragraphs: [first, second], example: "A kettle." }));
  expect(answer).toBe(`${first}\n\n${second}\n\n**Example:** A kettle.`);
});

test("a paragraph that broke off, or runs on without an end, is told as far as it goes", async () => {
  expect((await toldOf(`{"paragraphs": [{"text": "${first} ${second}`)).answer).toBe(`${first} ${second}`);
  expect((await toldOf(JSON.stringify(told("word ".repeat(3000))))).answer).toMatch(/^(?:word )+…/);
});

test("prose with a formula, or with a link in front, is shown while it comes", async () => {
  for (const start of ["The ratio $\\frac{Q}{W}$ counts.", "[Heat](https://example.org) is what counts."]) {
    const { answer, streamed } = await toldOf([start, ` ${first}`, ` ${second}`]);
    expect(answer).toBe(`${start} ${first} ${second}`);
    expect(streamed).toBe(answer);
  }
});

test("an outline of objects keeps its titles, and so does one whose titles begin like chatter", async () => {
  const pathOf = async (layers: readonly unknown[]) => {
    const { outputs, notes } = await guiding({ replies: { ...teaching, outline: () => ({ topic: "X", layers }) } }).ask(
      question,
    );
    expect(notes).not.toContain("plain-outline");
    return outputs.outline?.layers.map(({ title }) => title);
  };
  expect(await pathOf(titles.map((title) => ({ title })))).toEqual(titles);
  const odd = ["Topic models in one picture", "Titles and rights", "Klar und trüb"];
  expect(await pathOf(odd)).toEqual(odd);
});

test("the line that leads back stands behind a code block that broke off, not in it", async () => {
  const plain = () => "Like this:\n\n```js\nconst a = 1;";
  const { ask } = guiding({ replies: { ...teaching, plain } });
  await ask(question);
  const { outputs, streamed } = await ask("Is ammonia used in them too?");
  expect(outputs.answer).toBe(`${plain()}\n\`\`\`\n\n*Back to layer 1: ${titles[0]}.*`);
  expect(streamed).toBe(outputs.answer);
  expect(outputs.marks?.paragraphs.map(({ basis }) => basis)).toEqual(["general", "general", "told"]);
});

test("a number of five hundred digits is no reason to fail", async () => {
  const plain = () => `It is 3.${"14159".repeat(100)} and so on.`;
  const { outputs } = await guiding({ replies: { ...teaching, plain } }).ask("Hello there");
  expect(outputs.answer).toBe(plain());
  expect(outputs.marks?.paragraphs[0]?.unverified[0]).toMatch(/^3\.14159/);
});

test("a name with an accent does not change the language of an English question", async () => {
  for (const topic of [
    "How do Möbius strips work?",
    "How does El Niño come about?",
    "Why did Röntgen discover rays?",
  ]) {
    const { ask, asked } = guiding();
    await ask(topic);
    expect(asked.map(({ text }) => /in (\w+), for/.exec(text)?.[1]).at(-1), topic).toBe("English");
  }
});

test("a path stays in its language where its titles are bare names", async () => {
  const path = async (names: readonly string[], opened: string, text: string, moves: readonly string[]) => {
    const replies = { ...teaching, outline: () => ({ topic: names[0], layers: names }), layer: () => told(text) };
    const { ask, asked } = guiding({ replies });
    await ask(opened);
    for (const move of moves) await ask(move);
    return asked.flatMap(({ kind, text: prompt }) => (kind === "layer" ? [/in (\w+), for/.exec(prompt)?.[1]] : []));
  };
  const plants = ["Sonnenlicht", "Chlorophyll", "Zucker", "Sauerstoff"];
  const german = "Das Licht trifft auf das Blatt, und die Pflanze macht daraus Zucker.";
  const opened = "Wie funktioniert die Photosynthese?";
  expect(await path(plants, opened, german, ["weiter", "weiter", "tiefer"])).toEqual(Array(4).fill("German"));
  const names = ["Gödel numbering", "Möbius strips", "Schrödinger equations"];
  expect(await path(names, "How do formal systems talk of themselves?", first, ["next", "next"])).toEqual(
    Array(3).fill("English"),
  );
});

test("a layer that was told counts before it is checked: whoever stops the check is not taken back", async () => {
  const { ask } = guiding();
  await ask(question);
  const { events, outputs } = await ask("next");
  const before = events.slice(
    0,
    events.findIndex((event) => event.type === "output" && event.field === "marks"),
  );
  expect(shownAtEnd(before)).toMatchObject({ layer: outputs.layer, outline: outputs.outline });
});

test("words that change how a layer is told leave the depth of the path alone", async () => {
  const { ask } = guiding();
  await ask(question, { depth: "expert" });
  for (const words of ["shorter", "in German", "explain it again"])
    expect((await ask(words)).outputs.outline?.depth, words).toBe("expert");
  expect((await ask("Curious", { action: "again", depth: "curious" })).outputs.outline?.depth).toBe("curious");
});

test("answers to a quiz that is not on this branch grade no other one", async () => {
  const { ask } = guiding({ replies: { ...teaching, quiz: () => "No quiz.", jsonAgain: () => "None." } });
  await ask(question);
  await ask("next");
  await ask("quiz me on everything");
  const { outputs } = await ask("My answers", { action: "check", answers: [{ id: "elsewhere", given: 1 }] });
  expect(outputs.answer).toContain("no quiz here");
  expect(outputs.outline).toBeUndefined();
});

test("a path can be opened after one whose ids are used up", async () => {
  const layers = [{ id: "l999999", title: "Last", state: "done", words: [], minutes: 1 }];
  const outputs = { answer: "It is.", outline: { topic: "X", depth: "school", layers } };
  const history = pair("Why?", "It is.", { outputs });
  const opened = await guiding({ history }).ask(question);
  expect(opened.outputs.outline?.layers.map(({ id }) => id)).toEqual(["l1", "l2", "l3", "l4", "l5"]);
});

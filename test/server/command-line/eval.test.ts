// facet eval over a server with a scripted model: what it measures, what it leaves behind, and how it is ended.
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { beginFacet, runFacet } from "../../support/facet-command.ts";
import { listening } from "../../support/listening.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const sentences = [
  "The observatory in Geneva calibrated 2,962 barometers during the winter expedition.",
  "Most thermometers can be compared with the reference column kept in Uppsala.",
  "Our hygrometers were repaired by volunteers from the maritime museum in Bergen.",
  "The anemometers on the northern ridge are read by a retired schoolteacher every morning.",
];

let parts: AsyncDisposableStack;
let facet: Awaited<ReturnType<typeof openServices>>;
let url: string;
let file: string;
let answers: string;

beforeAll(async () => {
  parts = new AsyncDisposableStack();
  const models = scriptedModels(() => ({ text: answers }));
  facet = parts.use(await openServices({ models, embed: async (texts) => texts.map(() => [1, 0]) }));
  ({ url } = parts.use(await listening(facet.services)));
  const folder = tmpFolder();
  parts.defer(() => folder[Symbol.dispose]());
  file = join(folder.path, "instruments.txt");
  writeFileSync(file, sentences.join("\n\n"));
});
afterAll(() => parts.disposeAsync());
beforeEach(() => {
  answers = "The dog is called Marzipan, the locker has the number 4187.";
});

const left = async () => ({
  conversations: (await facet.as("local").conversations.list()).total,
  documents: (await facet.as("local").documents.list()).documents.length,
});

interface Report {
  readonly whole: boolean;
  readonly documents: readonly { readonly name: string }[];
  readonly scores: readonly {
    readonly measure: string;
    readonly hits: number;
    readonly all: number;
    readonly interval: readonly number[];
  }[];
  readonly misses: readonly { readonly question: string; readonly came: string; readonly wanted: string }[];
}
const scoreOf = ({ scores }: Report, measure: string) => scores.find((each) => each.measure === measure);

test("without a document there is nothing to ask, and a share that is none is refused", async () => {
  const none = await runFacet(["eval", "--url", url]);
  expect(none).toMatchObject({ code: 1, err: expect.stringContaining("There is no document to ask about") });
  const wrong = await runFacet(["eval", file, "--share", "2", "--url", url]);
  expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining("--share takes a number") });
});

test("each question is graded by what really came, and nothing is left behind", async () => {
  const { code, out } = await runFacet(["eval", file, "--share", "0.2", "--json", "--url", url]);
  expect(code).toBe(0);
  const report = JSON.parse(out) as Report;
  expect(report).toMatchObject({ whole: true, documents: [{ name: "instruments.txt" }] });
  // The scripted model says one value of two, whatever is asked.
  expect(scoreOf(report, "said")).toMatchObject({ hits: 1, all: 2 });
  expect(scoreOf(report, "recalled")).toMatchObject({ all: 2 });
  expect(scoreOf(report, "answered")?.all).toBe(4);
  expect(scoreOf(report, "refused")?.all).toBe(4);
  expect(report.misses).toContainEqual(
    expect.objectContaining({ question: expect.stringContaining("dentist"), wanted: "Brumath" }),
  );
  expect(await left()).toEqual({ conversations: 0, documents: 0 });
});

test("documents that state no fact say so, and the rest is measured", async () => {
  const empty = join(dirname(file), "greeting.txt");
  writeFileSync(empty, "Hello there.");
  const { code, out, err } = await runFacet(["eval", empty, "--share", "0.05", "--json", "--url", url]);
  expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining("No question could be made") });
  const report = JSON.parse(out) as Report;
  expect(scoreOf(report, "answered")).toBeUndefined();
  expect(scoreOf(report, "refused")?.all).toBe(1);
});

test("a person reads a table with intervals and every miss, with links where the conversations are kept", async () => {
  const { out } = await runFacet(["eval", file, "--share", "0.05", "--keep", "--url", url]);
  expect(out).toContain("1 document (1 pages)");
  expect(out).toMatch(/told facts in the answer +\d of 1 +\d+ % +\d+ % to \d+ %/);
  const { conversations, documents } = await left();
  expect(documents).toBe(1);
  expect(conversations).toBeGreaterThan(2);
  const [link] = out.match(/http:\S+\/c\/\S+/) ?? [];
  const conversationId = link?.split("/").at(-1) ?? "";
  expect((await facet.as("local").conversations.get({ conversationId })).messages.length).toBeGreaterThan(0);
});

test("Ctrl+C shows what was measured so far and removes what it made", async () => {
  const before = await left();
  const running = beginFacet(["eval", "--json", "--url", url]);
  await expect.poll(async () => (await left()).conversations).toBeGreaterThan(before.conversations + 3);
  running.kill("SIGINT");
  const { code, out } = await running.ended;
  expect(code).toBe(130);
  const report = JSON.parse(out) as Report;
  expect(report.whole).toBe(false);
  const asked = report.scores.reduce((sum, { all }) => sum + all, 0);
  expect(asked).toBeGreaterThan(0);
  expect(await left()).toEqual(before);
});

test("cases of feedback are asked again, and told beside the answer that was rated", async () => {
  const cases = join(dirname(file), "cases.jsonl");
  const rated = (persona: string, question: string) => ({
    persona,
    input: { question },
    documents: [{ sha256: "x", name: "gone.pdf" }],
    expected: { outputs: { answer: "The dog is called Marzipan." }, verdict: "like", labels: [], comment: "" },
  });
  const lines = [rated("guide", "What is the dog called?"), rated("nobody", "Who?")];
  writeFileSync(cases, lines.map((line) => JSON.stringify(line)).join("\n"));
  const before = await left();
  const { code, out } = await runFacet(["eval", "--cases", cases, "--url", url]);
  expect(code).toBe(0);
  expect(out).toMatch(/cases of feedback answered again +1 of 2/);
  expect(out).toMatch(/guide, liked: What is the dog called\?\n {2}done; 1 of 1 documents are not here; shares \d+ %/);
  expect(out).toContain("there is no persona nobody");
  expect(await left()).toEqual(before);
  writeFileSync(cases, "no case");
  const none = await runFacet(["eval", "--cases", cases, "--url", url]);
  expect(none).toMatchObject({ code: 2, err: expect.stringContaining("is no case") });
});

import { expect, test } from "vitest";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { openResearch } from "../support/research.ts";

const first = "Cooling was strongest where canopy covered at least two fifths of the block.";
const canopy = { name: "canopy.pdf", pages: [[`${first} After sunset the difference shrank to 0.3 degrees.`]] };
const question = "Where was cooling strongest?";
const relevance = (_question: string, text: string) => (text.includes("strongest") ? 5 : -9);

const missing = () =>
  Promise.reject(
    new FacetError("model-missing", { reason: "no-weights" }, { kept: ["question"], next: ["add-model"] }),
  );
const setting = { documents: [canopy], relevance, open: missing };

test("what the documents say is quoted all the same, and the answer says that no model was here", async () => {
  const { ask } = await openResearch(setting);
  const { status, outputs, answer, notes } = await ask({ question });
  expect(status).toBe("done");
  expect(outputs.summary).toBe(`“${first}” [1]`);
  expect(outputs.citations).toMatchObject([{ quote: first, support: "quoted", located: true }]);
  expect(answer.model).toBeNull();
  expect(notes.map(({ key }) => key)).toContain("without-model");
});

test("what they do not say is refused", async () => {
  const { ask } = await openResearch({ ...setting, relevance: () => -9 });
  const { outputs } = await ask({ question: "What did the trees cost?" });
  expect(outputs).toMatchObject({ summary: "Not in your documents.", confidence: "none" });
});

test("documents are compared by their own sentences", async () => {
  const { ask } = await openResearch({ ...setting, relevance: () => 5 });
  const { outputs } = await ask({ question: "How do they differ?", mode: "compare" });
  expect(outputs.table?.rows).toHaveLength(1);
  expect(outputs.citations.length).toBeGreaterThan(0);
});

test("general knowledge is what only a model has: it fails with the reason", async () => {
  const { ask } = await openResearch(setting);
  const { status, answer } = await ask({ question, basis: "general" });
  expect(status).toBe("failed");
  expect(answer.error).toMatchObject({ code: "model-missing", next: ["add-model"] });
});

import { expect, test } from "vitest";
import { z } from "zod";
import { askModel } from "../../../pipelines/engine/ask.ts";
import type { ChatRequest } from "../../../pipelines/engine/step-context.ts";

const schema = z.strictObject({ answerable: z.boolean(), missing: z.array(z.string()) });
const turns = [{ role: "user" as const, text: "Do the passages answer?" }];
const value = { answerable: false, missing: ["the year"] };

/** A model that says these texts, one a call. */
function speaking(...texts: string[]) {
  const asked: ChatRequest[] = [];
  const chat = async (request: ChatRequest) => {
    asked.push(request);
    return texts[asked.length - 1] ?? "";
  };
  return { asked, ask: () => askModel(chat, { turns, schema, maxTokens: 100 }) };
}

test("a model that gives no JSON twice is an error, not a guess", async () => {
  const { asked, ask } = speaking("I think so.", "Yes!");
  await expect(ask()).rejects.toMatchObject({ data: { code: "unexpected" } });
  expect(asked).toHaveLength(2);
});

test("a value of the wrong shape is asked for again, with what was wrong", async () => {
  const { asked, ask } = speaking('{"answerable": "no"}', JSON.stringify(value));
  await expect(ask()).resolves.toEqual(value);
  expect(asked[1]?.turns.slice(0, 2)).toEqual([...turns, { role: "assistant", text: '{"answerable": "no"}' }]);
  expect(asked[1]?.turns[2]?.text).toContain("answerable");
});

test.each([
  ["alone", JSON.stringify(value)],
  ["in a fence", `Here it is:\n\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\`\nDone {really}.`],
  ["among words", `The answer is ${JSON.stringify(value)}.`],
])("the value is found %s", async (_, text) => {
  await expect(speaking(text).ask()).resolves.toEqual(value);
});

test("the schema goes along as JSON Schema, for models that can be held to it", async () => {
  const { asked, ask } = speaking(JSON.stringify(value));
  await ask();
  expect(asked[0]).toMatchObject({
    temperature: 0,
    schema: { type: "object", required: ["answerable", "missing"], additionalProperties: false },
  });
});

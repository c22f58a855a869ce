import { expect, test } from "vitest";
import { catalogue } from "../../../../server/models/catalogue.ts";
import { wishedModels } from "../../../../server/models/embedded/embedded-models.ts";

const chat = catalogue.filter(({ role }) => role === "chat");

test.each([
  ["a small machine", 2, 8e9, "gemma-3-1b-it"],
  ["many cores with little memory", 16, 8e9, "gemma-3-1b-it"],
  ["a roomy machine", 16, 32e9, "gemma-3-4b-it"],
])("%s begins with the Gemma that is comfortable there", (_, cores, memory, first) => {
  const wished = wishedModels(chat, cores, memory);
  expect(wished[0]).toBe(first);
  const standIns = wished.map((id) => chat.find((each) => each.id === id)?.standIn);
  expect(standIns).toEqual(standIns.toSorted((a, b) => Number(a) - Number(b)));
  expect(wished.filter((id) => id.startsWith("qwen"))[0]).toBe("qwen2.5-coder-0.5b-instruct");
});

// A file that holds more than a conversation can: refused before it costs the memory of all.
import { expect, test } from "vitest";
import { importConversation } from "../../../server/conversation-file/import.ts";
import { openTestStore } from "../../support/document-rows.ts";

test.each([
  ["millions of values", `[${"{},".repeat(2_000_001)}{}]`, { code: "too-large", facts: { what: "file" } }],
  [
    "a list of personas without an end",
    JSON.stringify({ format: "facet-conversation", version: 1, personas: Array.from({ length: 300_000 }, () => 0) }),
    { code: "invalid-input" },
  ],
])("a file of %s is refused without taking the memory of all", (_what, json, data) => {
  const services = { store: openTestStore(), personaById: () => undefined };
  const before = process.memoryUsage().heapUsed;
  expect(() => importConversation(services, "local", { json })).toThrow(
    expect.objectContaining({ data: expect.objectContaining(data) }),
  );
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
});

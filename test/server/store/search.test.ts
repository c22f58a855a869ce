import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openTestStore } from "../../support/document-rows.ts";
import { answered } from "../../support/told-run.ts";

const plain = (parts: readonly { text: string; isHit: boolean }[]) =>
  parts.map(({ text, isHit }) => (isHit ? `<${text}>` : text)).join("");

test.each([
  ["Ölbaum", 1],
  ["ölbaum", 1],
  ["WÄCHST", 1],
  ["wie wächst", 1],
  ["ölbau_", 0],
  ["ölbau%", 0],
  ["ö\\", 0],
])("titles: “%s” takes capital and small letters for the same in every language, %i found", async (query, count) => {
  const store = openTestStore();
  await answered(store, "Wie wächst ein ÖLBAUM?", "Äußerst langsam.");
  expect(store.conversations.titled("local", query, 10)).toHaveLength(count);
  expect(store.conversations.titled("ada", query, 10)).toEqual([]);
});

describe("messages are found", () => {
  test.each([
    ["äußerst", "<Äußerst> langsam wächst er."],
    ["olbaum", "Wie wächst ein <ÖLBAUM>?"],
    ["langs", "Äußerst <langsam> wächst er."],
    ["langsam er", "Äußerst <langsam> wächst <er>."],
    ["angsa", "Äußerst l<angsa>m wächst er."],
    ['"langsam" AND (er', "Äußerst <langsam> wächst er."],
    ["heat mice", "The <heat> of many houses."],
    ["house", "The heat of many <houses>."],
    ["heatin", null],
    ["明日", "<明日>の東京の天気は？"],
    ["東京の天気", "明日の<東京の天気>は？"],
    ["👩‍🚀", null],
    ["❤️", null],
    ["晴れ ❤️", "<晴れ>。👩‍🚀 ☀️"],
    ["***", null],
    ["", null],
    ["nowhere", null],
  ])("by “%s”", async (query, shown) => {
    const store = openTestStore();
    await answered(store, "Wie wächst ein ÖLBAUM?", "Äußerst langsam wächst er.");
    await answered(store, "The heat of many houses.", "It moves.");
    await answered(store, "明日の東京の天気は？", "晴れ。👩‍🚀 ☀️");
    const hits = store.messages.search("local", query, 10);
    expect(hits[0] ? plain(hits[0].parts) : null).toBe(shown);
    expect(store.messages.search("ada", query, 10)).toEqual([]);
  });

  test("with every word before with some, best first, the newer of two that are alike first", async () => {
    const store = openTestStore();
    const first = await answered(store, "a heat pump in winter", "x");
    await answered(store, "a pump", "y");
    const last = await answered(store, "a heat pump in winter", "z");
    const ids = (query: string, limit = 10) => store.messages.search("local", query, limit).map((hit) => hit.messageId);
    expect(ids("winter pump")).toEqual([last.messageId, first.messageId]);
    expect(ids("pump", 1)).toHaveLength(1);
    expect(ids("pump zebra")).toHaveLength(3);
  });

  test("not in a conversation that is removed, and again when it is restored", async () => {
    const store = openTestStore();
    const { conversationId, messageId } = await answered(store, "the zebra", "x");
    const hit = store.messages.search("local", "zebra", 10);
    expect(hit).toMatchObject([{ conversationId, messageId, title: "the zebra", role: "user", persona: "guide" }]);
    store.conversations.remove("local", conversationId);
    expect(store.messages.search("local", "zebra", 10)).toEqual([]);
    expect(store.messages.search("local", "ebr", 10)).toEqual([]);
    store.conversations.restore("local", conversationId);
    expect(store.messages.search("local", "zebra", 10)).toEqual(hit);
  });

  test("in answers without any text of their own, by what they hold", async () => {
    const store = openTestStore();
    await answered(store, "q", { posts: [{ platform: "linkedin", text: "Zebras at dawn" }] });
    expect(store.messages.search("local", "dawn", 10)).toMatchObject([{ role: "assistant" }]);
  });

  test("in a long text around the hit, on one line", async () => {
    const store = openTestStore();
    const filler = "word\n\n".repeat(500);
    await answered(store, "q", `${filler}a zebra came${filler}`);
    for (const query of ["zebra", "ebra"]) {
      const [hit] = store.messages.search("local", query, 10);
      const shown = plain(hit?.parts ?? []);
      expect(shown).toMatch(/^….* a z?<z?ebra> came.*…$/u);
      expect(shown.length).toBeLessThan(400);
    }
  });
});

test("nothing a person may type fails", async () => {
  const store = openTestStore();
  await answered(store, "Wie wächst ein ÖLBAUM? NEAR(a) İstanbul", "col:umn ^x -y 東京 \0 \uFDD0");
  const odd = fc.stringMatching(/^["'()*^:+\-{}\\\0 a-zäİ東\uFDD0]{0,30}$/);
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), odd), (query) => {
      store.messages.search("local", query, 5);
      store.conversations.titled("local", query, 5);
    }),
    { numRuns: 300 },
  );
});

test("words, hundreds of them, are looked for as far as the index can", async () => {
  const store = openTestStore();
  const text = Array.from({ length: 400 }, (_, index) => `word${index}`).join(" ");
  await answered(store, text, "x");
  expect(store.messages.search("local", text, 5)).toHaveLength(1);
});

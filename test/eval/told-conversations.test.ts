import { expect, test } from "vitest";
import { bothChats, practice, practiceFacts } from "./told-conversations.ts";

test("the practice facts all have a place, and those with a correction one for it", () => {
  const all = practice();
  expect(all.flatMap(({ facts }) => facts).map(({ id }) => id)).toEqual(practiceFacts().map(({ id }) => id));
  for (const { facts, places, messages } of all) {
    for (const { id, told, correction } of facts) {
      const place = places.get(id);
      expect(messages[place?.told ?? -1]?.text).toBe(told);
      expect(place?.corrected == null ? undefined : messages[place.corrected]?.text).toBe(correction?.told);
    }
  }
});

test("what tells a practice fact is said nowhere else", () => {
  const facts = practiceFacts();
  const others = (id: string) => facts.filter((fact) => fact.id !== id);
  for (const { id, value, question, told, correction } of facts) {
    const elsewhere = [
      ...bothChats().map(({ text }) => text),
      ...others(id).flatMap((fact) => [fact.told, fact.reply, fact.correction?.told ?? ""]),
      question,
    ];
    expect(told).toContain(value);
    if (correction) expect(correction.told).toContain(correction.value);
    for (const said of [value, correction?.value ?? value])
      expect(elsewhere.filter((text) => text.toLowerCase().includes(said.toLowerCase()))).toEqual([]);
  }
});

import { expect, test } from "vitest";
import {
  absentIn,
  groundingOf,
  itemLimits,
  tidied,
  withAdded,
  withoutItem,
  withText,
} from "../../../../client/outputs/creator/grounding-edit.ts";
import type { Grounding, GroundingItem } from "../../../../pipelines/engine/posts/post.ts";
import { grounding as schema } from "../../../../pipelines/steps/creator/creator-schemas.ts";

const item = (itemId: string, kind: GroundingItem["kind"], by: GroundingItem["by"] = "model"): GroundingItem => ({
  itemId,
  kind,
  text: `a ${kind}`,
  confidence: "likely",
  by,
  at: { x: 0.5, y: 0.5 },
});
const seen = (...items: readonly GroundingItem[]): Grounding => ({
  images: [{ imageId: "i1", name: "coffee.png", items, seenBy: "model" }],
  line: "New blend.",
});
const first = ({ images }: Grounding) => images[0]?.items ?? [];

test("what a person writes is theirs and sure, where it is stays; untouched entries stay whose they were", () => {
  const edited = withText(seen(item("1", "object"), item("2", "light")), "i1", "1", "Red cup");
  expect(first(edited)[0]).toEqual({ ...item("1", "object"), text: "Red cup", by: "person", confidence: "sure" });
  expect(first(edited)[1]).toEqual(item("2", "light"));
  expect(first(withText(edited, "i1", "2", "a light"))[1]?.by).toBe("model");
});

test("entries are taken away and added, up to as many as the server takes", () => {
  expect(first(withoutItem(seen(item("1", "object")), "i1", "1"))).toEqual([]);
  expect(first(withAdded(seen(), "i1", "  A spoon "))).toMatchObject([{ text: "A spoon", by: "person" }]);
  expect(first(withAdded(seen(), "i1", " "))).toEqual([]);
  let full = seen();
  for (let at = 0; at < itemLimits.count + 3; at += 1) full = withAdded(full, "i1", `thing ${at}`);
  expect(first(full)).toHaveLength(itemLimits.count);
});

test("what is sent is what the server takes: no entry without words, none too long", () => {
  const edited = withAdded(
    withText(seen(item("1", "object"), item("2", "text")), "i1", "1", "  "),
    "i1",
    "y".repeat(900),
  );
  const sent = tidied(edited);
  expect(first(sent).map(({ itemId }) => itemId)).not.toContain("1");
  expect(schema.safeParse(sent).success).toBe(true);
});

test.each([
  [null, { images: [], line: "" }],
  ["text", { images: [], line: "" }],
  [
    { images: [3, { imageId: 4 }], line: 5 },
    { images: [], line: "" },
  ],
  [
    { images: [{ imageId: "i1", items: [{ text: "x" }, item("1", "mood")] }] },
    { images: [{ imageId: "i1", name: "", items: [item("1", "mood")], seenBy: "model" }], line: "" },
  ],
])("%j is read as far as it is a list", (value, expected) => {
  expect(groundingOf(value)).toEqual(expected);
});

test("that nobody is in the picture is said only where a model looked", () => {
  expect(absentIn(seen(item("1", "object")))).toBe("both");
  expect(absentIn(seen(item("1", "people")))).toBe("text");
  expect(absentIn(seen(item("1", "text")))).toBe("people");
  expect(absentIn(seen(item("1", "text"), item("2", "people")))).toBeNull();
  const { images, line } = seen(item("1", "colour", "code"));
  expect(absentIn({ images: images.map((each) => ({ ...each, seenBy: "code" as const })), line })).toBeNull();
  expect(absentIn({ images: [], line })).toBeNull();
});

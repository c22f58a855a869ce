import { expect, test } from "vitest";
import { seenByCode } from "../../../../pipelines/steps/creator/grounding-by-code.ts";
import { shownSources } from "../../../../pipelines/steps/creator/shown-sources.ts";
import { told } from "../../../../prompts/creator-told.ts";
import { picture } from "../../../support/creating.ts";

const shade = (hex: string, name: string, share: number) => ({ hex, name, share });

test("two shades of one name are named once", () => {
  const colours = [shade("#333", "dark grey", 0.4), shade("#663", "olive", 0.3), shade("#774", "olive", 0.2)];
  const image = picture("falls");
  const seen = seenByCode({ ...image, facts: { ...image.facts, colours } }, [], "en", { told });
  expect(seen.items[0]?.text).toBe("mostly dark grey and olive");
});

test("a model is not told what the file of a picture is called", () => {
  const item = { itemId: "1", kind: "object", text: "red cup", confidence: "sure", by: "model" } as const;
  const images = [{ imageId: "a", name: "IMG_2041.jpg", seenBy: "model", items: [item] } as const];
  const shown = shownSources({ images, line: "New blend" }, { tier: "small" });
  expect(shown).toEqual({ pictures: [{ lines: ["object: red cup"] }], line: "New blend" });
});

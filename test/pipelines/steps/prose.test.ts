import { describe, expect, test } from "vitest";
import { isList, isProse } from "../../../pipelines/steps/prose.ts";

test.each([
  ["Cooling was strongest where canopy covered at least two fifths of the block.", true],
  ["Die Abkühlung war am stärksten, wo Kronen zwei Fünftel des Blocks bedeckten.", true],
  ["In 2020, Harlow and Bremen were measured with 41 sensors (Lindqvist et al., 2023).", true],
  ["Lindqvist, A., & Moe, B. (2023).", false],
  ["Journal of Urban Forestry, 5(49), 118.", false],
  ["Anna Lindqvist, Ben Moe, Carla Fuchs and Dmitri Orlov", false],
  ["R. Smith and B. Jones, “Deep Shade for Cities,” in Proc. of CVPR, 2015.", false],
  ["The paper can be found under https://doi.org/10.21105/jose.00118", false],
  ["Results and Discussion", false],
  ["1757 64 191 2020", false],
  ["", false],
])("“%s” is prose: %s", (sentence, expected) => expect(isProse(sentence)).toBe(expected));

const literature = [
  "Smith J, Jones K. The effect of street trees on cooling in cities. Nature. 2019;4:11-20.",
  "Lindqvist, A., & Moe, B. (2023). Canopy and street temperature. Journal of Urban Forestry, 5(49), 118.",
].join("\n\n");
const prose = "Cooling was strongest near trees. After sunset the difference shrank. It rose again at dawn.";

describe("a passage is a list", () => {
  test.each([
    ["of literature, by its sentences", { text: literature }, true],
    ["of literature, by its heading", { text: prose, section: "7. References" }, true],
    ["of literature, by its German heading", { text: prose, section: "Literaturverzeichnis" }, true],
    ["of names", { text: "Anna Lindqvist, Ben Moe\n\nCarla Fuchs, Dmitri Orlov" }, true],
    ["never where it is prose", { text: prose }, false],
    ["never where prose begins with a heading", { text: `Results\n\n${prose}` }, false],
    ["never for a heading that only names references", { text: prose, section: "Frames of reference" }, false],
    ["never as a table", { text: "Anna | 12\nBen | 14", kind: "table" as const }, false],
    ["never when empty", { text: "" }, false],
  ])("%s", (_what, given, expected) => {
    expect(isList({ kind: "text", section: null, ...given })).toBe(expected);
  });
});

import { expect, test } from "vitest";
import { namedLike } from "../../../pipelines/engine/named-like.ts";

const names = ["Canopy.pdf", "Bäume und Hitze", "A. Lindqvist"];

test.each([
  ["zebra", false],
  ["canopy zebra", false],
  ["CANOPY", true],
  ["hitze baume", true],
  ["lindqvist", true],
  ["  ", true],
])(
  "a document is found by its name, title and authors, whatever the case, the accents and the order: %j",
  (query, is) => {
    expect(namedLike(query, names)).toBe(is);
  },
);

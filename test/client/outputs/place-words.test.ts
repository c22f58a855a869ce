import { expect, test } from "vitest";
import { citationLabel, openPlaceLabel, placeWords, unverifiedWords } from "../../../client/outputs/place-words.ts";
import { outputsDe } from "../../../client/strings/outputs.de.ts";
import { outputsEn } from "../../../client/strings/outputs.en.ts";

const numbered = { number: 1, name: "meadow.yaml", page: 4 };
const named = { ...numbered, place: "GET /pets/{petId}" };

test("a citation of an operation is called by the operation, its braces kept; any other by its page", () => {
  expect(placeWords(named, outputsEn)).toBe("GET /pets/{petId}");
  expect(placeWords(numbered, outputsEn)).toBe("p. 4");
  expect(citationLabel(named, false, outputsEn)).toBe("Citation 1: meadow.yaml, GET /pets/{petId}");
  expect(citationLabel(named, true, outputsDe)).toBe("Beleg 1: meadow.yaml, GET /pets/{petId}, geöffnet");
  expect(citationLabel(numbered, false, outputsEn)).toBe("Citation 1: meadow.yaml, page 4");
  expect(unverifiedWords(named, outputsEn)).toBe("Unverified: quote not found in GET /pets/{petId}");
  expect(unverifiedWords(numbered, outputsDe)).toBe("Ungeprüft: Zitat auf S. 4 nicht gefunden");
  expect(openPlaceLabel(named, outputsEn)).toBe("Open GET /pets/{petId} of meadow.yaml");
});

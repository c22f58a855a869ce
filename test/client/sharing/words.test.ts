import { expect, test } from "vitest";
import { sharingDe } from "../../../client/strings/sharing.de.ts";
import { sharingEn } from "../../../client/strings/sharing.en.ts";

/** Every text of a catalogue by its path; a function is called with values that must be found in what it says. */
function texts(value: unknown, path = ""): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") return [[path, String(value("2", 3))]];
  return Object.entries(value as object).flatMap(([key, each]) => texts(each, `${path}.${key}`));
}

test("sharing, searching and feedback speak German in every text, and say “du”", () => {
  const german = new Map(texts(sharingDe));
  for (const [path, english] of texts(sharingEn)) {
    expect(german.get(path)?.trim(), path).toBeTruthy();
    expect(german.get(path), path).not.toBe(english);
    expect(german.get(path), path).not.toMatch(/\b(?:Ihre?[nmrs]?|Ihnen)\b/);
  }
});

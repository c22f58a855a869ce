import { expect, test } from "vitest";
import { carries } from "../../../pipelines/steps/lead.ts";

const quote = "In 2021, Neuromatch Academy added 12 curated data sets, but it did offer at least 5 of them in 2020.";
const plain = "Regulation by the EU lowered emissions of heavy trucks by 15 percent between 2019 and 2025.";

test.each([
  [quote, "Neuromatch Academy added 13 curated data sets.", "another number"],
  [quote, "Stanford added 12 curated data sets.", "another name"],
  [quote, "Neuromatch Academy did not add 12 curated data sets.", "a negation"],
  [quote, "Neuromatch did offer 5 in 2020.", "a limit left out"],
  [plain, "Emissions lowered regulation by the EU.", "the words turned round"],
  [plain, "Regulation by the UK lowered emissions.", "another short name"],
  [plain, "Regulation lowered emissions of heavy trucks by 15 percent between 2025 and 2019.", "numbers turned round"],
  [plain, "Contracts lowered emissions.", "a word of its own"],
  [
    "The drug did not lower mortality in the trial.",
    "The drug did lower mortality in the trial.",
    "a negation left out",
  ],
  [plain, "The and of.", "no content"],
  [plain, "", "nothing"],
])("“%s” does not carry “%s”: %s", (held, sentence) => {
  expect(carries(held, sentence)).toBe(false);
});

test.each([
  [quote, "Neuromatch Academy added 12 curated data sets."],
  [plain, "The EU lowers the emissions of trucks by 15 percent."],
  [
    "Die Regelung senkte den Ausstoß schwerer Lastwagen um 15 Prozent.",
    "Die Regelung senkt den Ausstoß um 15 Prozent.",
  ],
  ["The drug did not lower mortality in the trial.", "The drug did not lower mortality."],
])("“%s” carries “%s”", (held, sentence) => {
  expect(carries(held, sentence)).toBe(true);
});

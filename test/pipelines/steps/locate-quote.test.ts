import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PageWord } from "../../../pipelines/engine/documents.ts";
import { boxesOf, locateQuote } from "../../../pipelines/steps/locate-quote.ts";
import { testSeed, withSeed } from "../../bench/seed.ts";

const page = `The ﬁrst exper-
iment used 1,039 four-hop claims (see Fig. 3). It was −5.3 °C
in the well-known “driver” role; they did not recommend 94% of “state-
of-the-art” models. The U.S. group saw seven of 12 people.

Pan et al. (2023) found a decrease of 21.7% [12]. Unable to re-run it, interactive students took part in the learning of
reinforcement from 2019 to 2020, and 137x larger models did too. Both were able to continue.`;

const located = (quote: string, text = page): string | null => {
  const span = locateQuote(text, quote);
  return span && text.slice(span.start, span.end);
};

describe("a quote that was changed is found nowhere", () => {
  test.each([
    ["a digit", "used 1,038 four-hop claims"],
    ["a digit left out", "used 139 four-hop claims"],
    ["the end of a number", "039 four-hop claims"],
    ["the beginning of a number", "found a decrease of 21"],
    ["a decimal point", "a decrease of 217%"],
    ["the sign", "It was 5.3 °C in the well-known"],
    ["the unit of a share", "recommend 94 € of state-of-the-art models"],
    [
      "two numbers in the other order",
      "interactive students took part in the learning of reinforcement from 2020 to 2019",
    ],
    ["two numbers written as one", "from 20192020"],
    ["a number word", "The U.S. group saw nine of 12 people"],
    ["a negation left out", "they did recommend 94% of state-of-the-art models"],
    ["a negation added", "interactive students never took part in the learning of reinforcement"],
    ["a negation cut off the word", "able to re-run it, interactive students"],
    ["a name", "Pen et al. (2023) found a decrease of 21.7%"],
    ["a longer name", "interactive students took part, and 137x larger Models of Google did too"],
    ["a word for its opposite", "Pan et al. (2023) found a increase of 21.7% [12]"],
    ["a word for another", "interactive teachers took part in the learning of reinforcement from 2019 to 2020"],
    ["a word that looks alike and means another", "interactive students took past in the learning of reinforcement"],
    ["a word left out", "interactive students took part in the learning from 2019 to 2020"],
    ["nothing but marks", "“…”"],
    ["nothing", " \n"],
    ["more than a page", "word ".repeat(2000)],
  ])("%s", (_, quote) => expect(located(quote)).toBeNull());
});

describe("a quote is found in spite of", () => {
  test.each([
    ["ligatures and hyphens at line ends", "The first experiment used 1,039", "The ﬁrst exper-\niment used 1,039"],
    ["another minus", "It was -5.3 °C", "It was −5.3 °C"],
    ["other quotation marks and lines", `the well-known "driver" role`, "the well-known “driver” role"],
    ["a full stop and dots of its own", "… did not recommend 94%...", "did not recommend 94%"],
    ["the quotation marks around it", "“They did not recommend 94%”", "they did not recommend 94%"],
    ["a hyphen that is a real one", "94% of state-of-the-art models", "94% of “state-\nof-the-art” models"],
    ["other capitals", "PAN ET AL. (2023) found", "Pan et al. (2023) found"],
    [
      "another way to write thousands",
      "The first experiment used 1039 four-hop claims",
      "The ﬁrst exper-\niment used 1,039 four-hop claims",
    ],
    [
      "an article left out",
      "Interactive students took part in learning of\nreinforcement",
      "interactive students took part in the learning of\nreinforcement",
    ],
    [
      "a slip of the pen",
      "interactive studnets took part in the learning",
      "interactive students took part in the learning",
    ],
    [
      "two words written as one",
      "interactive students tookpart in the learning of",
      "interactive students took part in the learning of",
    ],
    [
      "a mark of its own inside",
      "Pan et al., (2023), found a decrease of 21.7%",
      "Pan et al. (2023) found a decrease of 21.7%",
    ],
  ])("%s", (_, quote, found) => expect(located(quote)).toBe(found));
});

describe("the minus of a number", () => {
  test.each([
    ["r = .45, p", "with r = −.45, p < .01"],
    [".45, p", "with r = −.45, p < .01"],
    ["-.45, p", "with r = .45, p < .01"],
    ["gain of $5 million", "a gain of −$5 million"],
    ["$5 million", "a gain of −$5 million"],
    ["the four groups had a correlation of .45", "The four groups had the correlation of −.45"],
  ])("that was lost or made up is missed: %s", (quote, text) => expect(located(quote, text)).toBeNull());

  test.each([
    ["r = -.45", "with r = −.45, p < .01", "r = −.45"],
    ["-.45, p", "with r = −.45, p < .01", ".45, p"],
    [".45, p", "with r = .45, p < .01", ".45, p"],
    ["... 45 men", "and 45 men", "45 men"],
    ["gain of -$5 million", "a gain of −$5 million", "gain of −$5 million"],
    ["from $3–$5", "costs from $3-$5 each", "from $3-$5"],
  ])("that is another dash, or none, changes nothing: %s", (quote, text, found) =>
    expect(located(quote, text)).toBe(found),
  );
});

test("Where it stands twice, the one near the passage is taken", () => {
  const text = "We used 20 examples. Nothing else. We used 20 examples.";
  expect(locateQuote(text, "We used 20 examples")).toEqual({ start: 0, end: 19 });
  expect(locateQuote(text, "We used 20 examples", { start: 30, end: 55 })).toEqual({ start: 35, end: 54 });
});

test("Chinese has no spaces, Arabic other letters, and both are found", () => {
  expect(located("神经科学", "计算神经科学暑期学校")).toBe("神经科学");
  expect(located("مرحبا بالعالم", "قال: مرحبا\nبالعالم!")).toBe("مرحبا\nبالعالم");
});

test("A number's digits are found as letters of mathematics, too", () => {
  expect(located("n = 20 in all", "with 𝑛 = 𝟐𝟎 in all cases")).toBe("𝑛 = 𝟐𝟎 in all");
  expect(located("n = 21 in all", "with 𝑛 = 𝟐𝟎 in all cases")).toBeNull();
});

/** Words as papers have them, each other than its neighbours so that a span stands once. */
const anyPage = fc
  .array(
    fc.constantFrom(
      "office",
      "find",
      "flow",
      "efficient",
      "Cytoscape.js",
      "well-known",
      "21.7%",
      "(see",
      "3)",
      "“I",
      "do”,",
      "naïve",
    ),
    { minLength: 20, maxLength: 150 },
  )
  .map((words) => words.map((word, at) => `${word} n${at}x${at * 7}`));

function noisy(words: readonly string[], choices: readonly number[]): string {
  const choice = (at: number) => choices[at % choices.length] ?? 0;
  const noise = words.map((word, at) => {
    let changed = choice(at) % 3 === 0 ? word.replaceAll("ffi", "ﬃ").replaceAll("fi", "ﬁ").replaceAll("fl", "ﬂ") : word;
    if (choice(at) % 5 === 0) changed = changed.replace(/([a-z]{2})([a-z]{2})/, "$1-\n$2");
    if (choice(at) % 7 === 0) changed = changed.replace(/([a-z])([a-z])/, "$1\u00ad$2");
    if (choice(at) % 4 === 0) changed = changed.replace(/[“”]/, '"');
    return changed.normalize(choice(at) % 2 === 0 ? "NFC" : "NFD");
  });
  return noise.reduce((text, word, at) => text + ["\n", " ", "  ", "\u00a0", " \n "][choice(at) % 5] + word, "");
}

const anySpan = fc.record({
  words: anyPage,
  from: fc.nat(),
  length: fc.integer({ min: 1, max: 60 }),
  pageNoise: fc.array(fc.nat(1000), { minLength: 5, maxLength: 40 }),
  quoteNoise: fc.array(fc.nat(1000), { minLength: 5, maxLength: 40 }),
  digit: fc.nat(),
});

test("any span of a page is found just there, whatever white space, hyphens and ligatures became of it", () => {
  fc.assert(
    fc.property(anySpan, ({ words, from, length, pageNoise, quoteNoise }) => {
      const first = from % words.length;
      const part = words.slice(first, first + length);
      const text = noisy(words, pageNoise);
      const quote = noisy(part, quoteNoise);
      const span = locateQuote(text, quote);
      expect(span, withSeed).not.toBeNull();
      // Each word is marked with its place: what was found begins and ends with the marks of the span.
      const marks = [...text.slice(span!.start, span!.end).matchAll(/n(\d+)x/g)].map(([, place]) => Number(place));
      const whole = [...quote.matchAll(/n(\d+)x/g)].map(([, place]) => Number(place));
      expect(marks, withSeed).toEqual(whole);
    }),
    { seed: testSeed, numRuns: 500 },
  );
});

test("with any one digit changed it is found nowhere", () => {
  fc.assert(
    fc.property(anySpan, ({ words, from, length, pageNoise, quoteNoise, digit }) => {
      const first = from % words.length;
      const quote = noisy(words.slice(first, first + length), quoteNoise);
      const digits = [...quote.matchAll(/\d/g)].map(({ index }) => index);
      const at = digits[digit % digits.length]!;
      const other = (Number(quote[at]) + 1 + (digit % 9)) % 10;
      const lie = quote.slice(0, at) + String(other) + quote.slice(at + 1);
      expect(locateQuote(noisy(words, pageNoise), lie), withSeed).toBeNull();
    }),
    { seed: testSeed, numRuns: 500 },
  );
});

describe("boxes", () => {
  /** Words of ten characters' width 0.01 each, `x` and `y` in hundredths. */
  const word = (start: number, x: number, y: number, characters = 5): PageWord => ({
    start,
    end: start + characters,
    box: [x / 100, y / 100, characters / 100, 0.02],
  });
  const rounded = (words: readonly PageWord[], start: number, end: number) =>
    boxesOf(words, start, end).map((box) => box.map((value) => Math.round(value * 1000) / 1000));

  test("nothing outside the range is drawn, and no words draw nothing", () => {
    expect(boxesOf([], 0, 10)).toEqual([]);
    expect(boxesOf([word(0, 10, 10), word(6, 16, 10)], 12, 40)).toEqual([]);
  });

  test("the words of a line are one box, each line has its own", () => {
    const words = [word(0, 10, 10), word(6, 16, 10), word(12, 22, 10), word(18, 10, 13), word(24, 16, 13)];
    expect(rounded(words, 6, 29)).toEqual([
      [0.16, 0.1, 0.11, 0.02],
      [0.1, 0.13, 0.11, 0.02],
    ]);
  });

  test("columns on one height are never joined", () => {
    expect(rounded([word(0, 30, 10), word(6, 55, 10)], 0, 11)).toEqual([
      [0.3, 0.1, 0.05, 0.02],
      [0.55, 0.1, 0.05, 0.02],
    ]);
  });

  test("a line that runs from right to left is one box", () => {
    expect(rounded([word(0, 30, 10), word(6, 24, 10)], 0, 11)).toEqual([[0.24, 0.1, 0.11, 0.02]]);
  });
});

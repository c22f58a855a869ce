import { describe, expect, it } from "vitest";
import { syllablesIn, textMeters } from "../../../../pipelines/engine/posts/meters.ts";
import { tones } from "../../../../pipelines/engine/posts/post.ts";
import { toneNotes, toneRules, toneScore } from "../../../../pipelines/engine/posts/tone.ts";
import { emojiIn, personIn, saysWord, sentencesOf } from "../../../../pipelines/engine/posts/words.ts";

describe.each(["en", "de"])("the rule sheets (%s)", (language) => {
  it.each(tones)("%s: its own example keeps its rules", (tone) => {
    const { example, sentences } = toneRules(tone, language);
    expect(toneNotes(example, tone, language)).toEqual([]);
    expect(toneScore(example, tone, language)).toBe(1);
    expect(sentences.length).toBeGreaterThanOrEqual(3);
  });

  it("are eight that differ", () => {
    expect(new Set(tones.map((tone) => toneRules(tone, language).example)).size).toBe(8);
  });
});

it("has German words for German and English ones for all others", () => {
  expect(toneRules("minimal", "de").sentences[0]).toBe("Höchstens 25 Wörter.");
  expect(toneRules("minimal", "fr").sentences[0]).toBe("At most 25 words.");
});

describe("what breaks a rule", () => {
  it.each([
    ["exclamation-marks", "Our new roast is here!", "professional", "en"],
    ["too-many-emoji", "Good morning ☕🎉👨‍👩‍👧‍👦❤️", "friendly", "en"],
    ["long-sentences", `We ${"roast and ".repeat(12)}rest.`, "bold", "en"],
    ["banned-words", "This is awesome.", "professional", "en"],
    ["banned-words", "Das ist vielleicht gut.", "bold", "de"],
    ["person", "I roast my own beans.", "professional", "en"],
    ["person", "Ich röste meine Bohnen selbst.", "professional", "de"],
    ["person", "You will love your morning.", "storytelling", "en"],
    ["no-question", "The first latte of the day is the best one of them all.", "friendly", "en"],
    ["too-many-questions", "Hungry? Thirsty? Come in.", "professional", "en"],
    ["capitals", "COME AND TASTE THIS NEW ROAST.", "witty", "en"],
    ["too-long", "Milk. ".repeat(26), "minimal", "en"],
  ] as const)("%s: %j as %s", (code, text, tone, language) => {
    expect(toneNotes(text, tone, language)).toContain(code);
  });

  it("asks nobody to speak English in French, and counts what counts everywhere", () => {
    expect(toneNotes("awesome !!!", "professional", "fr")).toEqual(["exclamation-marks"]);
    expect(toneNotes("本日のコーヒー！", "professional", "ja")).toEqual(["exclamation-marks"]);
  });

  it("lets the person's own wish for emoji go before the tone's", () => {
    const text = "Good morning ☕🎉";
    expect(toneNotes(text, "minimal", "en")).toEqual(["too-many-emoji"]);
    expect(toneNotes(text, "minimal", "en", { emoji: "many" })).toEqual([]);
    expect(toneNotes("Good morning ☕", "friendly", "en", { emoji: "none" })).toEqual(["too-many-emoji"]);
  });

  it("scores the share of the rules that hold, and nothing for nothing", () => {
    expect(toneScore("I am awesome!!!", "professional", "en")).toBeCloseTo(4 / 7);
    expect(toneScore("", "professional", "en")).toBe(0);
    expect(toneNotes("", "professional", "en")).toEqual([]);
  });
});

describe("words", () => {
  it("counts an emoji of many characters once", () => {
    expect(emojiIn("👨‍👩‍👧‍👦🇩🇪👍🏽❤️1️⃣ ☕ © 1 #")).toHaveLength(6);
  });

  it("knows who speaks", () => {
    expect(personIn("We love our beans.", "en")).toBe("we");
    expect(personIn("Wie trinkst du deinen?", "de")).toBe("you");
    expect(personIn("Kommen Sie vorbei.", "de")).toBe("you");
    expect(personIn("Milk. Foam.", "en")).toBe("none");
    expect(personIn("Nosotros", "es")).toBe("none");
  });

  it("finds whole words only", () => {
    expect(saysWord("A super day", "super")).toBe(true);
    expect(saysWord("A supermarket", "super")).toBe(false);
    expect(saysWord("今日は最高です", "最高")).toBe(true);
    expect(saysWord("c++ (really?)", "c++ (really?)")).toBe(true);
    expect(saysWord("anything", " ")).toBe(false);
  });

  it("splits no sentence at an abbreviation or in a link", () => {
    expect(sentencesOf("Z. B. am 3. Mai um zehn. Kommt! See https://example.com/a?b=c. Now", "de")).toEqual([
      "Z. B. am 3. Mai um zehn.",
      "Kommt!",
      "See  Now",
    ]);
  });
});

describe("meters", () => {
  it.each([
    ["bake", 1],
    ["table", 2],
    ["coffee", 2],
    ["beautiful", 3],
    ["make", 1],
    ["jumped", 1],
    ["wanted", 2],
    ["the", 1],
    ["2026", 1],
  ])("counts the syllables of %s: %i", (word, count) => {
    expect(syllablesIn(word, "en")).toBe(count);
  });

  it.each([
    ["Kaffee", 2],
    ["Theater", 3],
    ["Bäuerin", 3],
    ["Straße", 2],
    ["Milchschaum", 2],
  ])("counts the syllables of %s: %i", (word, count) => {
    expect(syllablesIn(word, "de")).toBe(count);
  });

  it("gives Flesch's reading ease in English and Amstad's in German", () => {
    // 6 words, 6 syllables, 1 sentence: 206.835 − 6.09 − 84.6 = 116, shown as 100.
    expect(textMeters("The cat sat on the mat.", "minimal", "en")).toEqual({
      words: 6,
      sentences: 1,
      readingEase: 100,
      tone: 1,
    });
    // 4 words, 8 syllables, 1 sentence: 206.835 − 4.06 − 169.2 = 33.6.
    expect(textMeters("Coffee morning table garden.", "minimal", "en").readingEase).toBe(34);
    // 4 words, 8 syllables, 1 sentence: 180 − 4 − 117 = 59.
    expect(textMeters("Kaffee Morgen Tasse Garten.", "minimal", "de").readingEase).toBe(59);
  });

  it("gives none for other languages, nor for nothing", () => {
    expect(textMeters("Le café du matin.", "friendly", "fr").readingEase).toBeNull();
    expect(textMeters("", "friendly", "en")).toEqual({ words: 0, sentences: 0, readingEase: null, tone: 0 });
    expect(textMeters("😀 https://example.com", "friendly", "auto").readingEase).toBeNull();
  });
});

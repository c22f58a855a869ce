import { describe, expect, it } from "vitest";
import type { VoiceSheet } from "../../../../pipelines/engine/posts/post.ts";
import { measureVoice, voiceNotes, voiceRules, voiceWords } from "../../../../pipelines/engine/posts/voice.ts";

const samples = [
  "We roast slowly. We pour slowly. Come by for a cortado. #coffee",
  "We bake at five. Our bread rests for a day. A cortado waits for you. #bread #slow",
  "Slow Sunday. We open at nine, and our cortado is on the bar. #coffee #sunday #slow",
];
const sheet = (more: Partial<VoiceSheet> = {}): VoiceSheet => ({
  voiceId: "v",
  name: "Luna",
  rules: [],
  words: [],
  avoid: ["cheap", "crazy deal"],
  measured: measureVoice(samples),
  ...more,
});

describe("measuring", () => {
  it("takes medians over the samples", () => {
    expect(measureVoice([...samples, "  "])).toEqual({
      samples: 3,
      wordsAPost: 13,
      wordsASentence: 5,
      emojiAPost: 0,
      exclamationsAPost: 0,
      hashtagsAPost: 2,
      person: "we",
    });
  });

  it("measures nothing on nothing", () => {
    expect(measureVoice([])).toMatchObject({ samples: 0, wordsAPost: 0, person: "none" });
    expect(voiceRules(measureVoice([" "]), "en")).toEqual([]);
  });

  it("says the measures as rules, in English and German", () => {
    expect(voiceRules(measureVoice(samples), "en")).toEqual([
      "Write in the first person plural: “we”.",
      "Keep a post to about 13 words.",
      "Keep a sentence to about 5 words.",
      "Use no emoji.",
      "Use no exclamation marks.",
      "Use about 2 hashtags a post.",
    ]);
    expect(voiceRules(measureVoice(["Hi! ☕"]), "de")).toEqual([
      "Schreib über die Sache, ohne „ich“, „wir“ oder Anrede.",
      "Ein Beitrag hat etwa 1 Wort.",
      "Ein Satz hat etwa 1 Wort.",
      "Ein Emoji je Beitrag.",
      "Höchstens ein Ausrufezeichen.",
      "Keine Hashtags.",
    ]);
  });

  it("finds the words it uses again and again, none that everybody uses", () => {
    expect(voiceWords(samples)).toEqual(["cortado"]);
    expect(voiceWords(["Slow foam, slow milk, slow morning with them."])).toEqual(["Slow"]);
    expect(voiceWords([])).toEqual([]);
  });
});

describe("holding a text against it", () => {
  it.each([
    ["avoided-word", "We have a crazy deal."],
    ["long-sentences", "We roast and pour and bake and rest and wait and open at nine."],
    ["too-long", "We roast slowly. ".repeat(12)],
    ["too-many-emoji", "We roast slowly ☕"],
    ["exclamation-marks", "We roast slowly!"],
    ["person", "I roast my beans."],
  ])("tells %s", (code, text) => {
    expect(voiceNotes(text, sheet()).map((note) => note.code)).toEqual([code]);
  });

  it("finds nothing in a text that sounds like it", () => {
    expect(voiceNotes("We bake slowly. Our cortado is ready.", sheet())).toEqual([]);
  });

  it("says which word, and checks only words where nothing was measured", () => {
    const unmeasured = sheet({ measured: measureVoice([]) });
    expect(voiceNotes("I am cheap!!! ☕", unmeasured)).toEqual([{ code: "avoided-word", detail: "cheap" }]);
  });
});

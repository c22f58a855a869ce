import { expect, test } from "vitest";
import { draftOf, samplesIn, voiceProblem, withDraft } from "../../../client/creator/voice-draft.ts";
import type { VoiceSheet } from "../../../pipelines/engine/posts/post.ts";

const voice: VoiceSheet = {
  voiceId: "v1",
  name: "Lumen Bar",
  rules: ["Write in the first person plural.", "Use short sentences."],
  words: ["pour", "house blend"],
  avoid: ["amazing"],
  measured: {
    samples: 3,
    wordsAPost: 30,
    wordsASentence: 8,
    emojiAPost: 0,
    exclamationsAPost: 0,
    hashtagsAPost: 2,
    person: "we",
  },
};

test("posts are parted by empty lines, and a break inside one parts nothing", () => {
  expect(samplesIn("One.\nStill one.\n\n \nTwo.\r\n\r\nThree.\n")).toEqual(["One.\nStill one.", "Two.", "Three."]);
  expect(samplesIn(" \n\n ")).toEqual([]);
});

test("a sheet that is edited and not changed is the sheet it was", () => {
  expect(withDraft(voice, draftOf(voice))).toEqual(voice);
});

test("rules lose their bullets, doubles and empty lines; words their commas", () => {
  const edited = withDraft(voice, {
    name: " New ",
    rules: "- One.\n\n• Two.\nTwo.\n",
    words: "a, b;a,\nc",
    avoid: " , ",
  });
  expect(edited).toMatchObject({ name: "New", rules: ["One.", "Two."], words: ["a", "b", "c"], avoid: [] });
  expect(edited.measured).toEqual(voice.measured);
});

test.each([
  [{ name: " " }, "name-missing"],
  [{ rules: "", words: "", avoid: "" }, "no-rules"],
  [{ rules: "x".repeat(301) }, "rule-too-long"],
  [{ rules: Array.from({ length: 21 }, (_, at) => `Rule ${at}.`).join("\n") }, "too-many-rules"],
  [{ avoid: Array.from({ length: 41 }, (_, at) => `word${at}`).join(",") }, "too-many-words"],
  [{}, undefined],
])("a sheet with %j is %s", (change, expected) => {
  expect(voiceProblem({ ...draftOf(voice), ...change })).toBe(expected);
});

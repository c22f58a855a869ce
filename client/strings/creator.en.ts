// Words of the Creator's results, in English: posts and their fields, previews, ideas, improvements.
import type { ClaimFlag, DraftChange, PostIdea } from "../../pipelines/engine/posts/post.ts";
import type { ToneCode } from "../../pipelines/engine/posts/tone.ts";
import { altTextEn } from "./alt-text.en.ts";

const figure = (value: number) => value.toLocaleString("en");
const many = (count: number, one: string, more: string) => `${figure(count)} ${count === 1 ? one : more}`;
const platformsSaid = (count: number) => many(count, "platform", "platforms");

const flags: Record<ClaimFlag["kind"], string> = {
  person: "a person neither in the picture nor in your line",
  place: "a place neither in the picture nor in your line",
  brand: "a name neither in the picture nor in your line",
  number: "a number neither in the picture nor in your line",
  date: "a date neither in the picture nor in your line",
  object: "not in the picture or your line",
  claim: "not in the picture or your line",
};

const tone: Record<ToneCode, string> = {
  "exclamation-marks": "more exclamation marks than the tone takes",
  "too-many-emoji": "more emoji than wanted",
  "long-sentences": "long sentences for this tone",
  "banned-words": "words this tone avoids",
  person: "speaks as somebody else than this tone does",
  "no-question": "asks or tells its readers nothing",
  "too-many-questions": "more than one question",
  capitals: "words in capitals",
  "too-long": "long for this tone",
};

const formats: Record<PostIdea["format"], string> = {
  photo: "Photo",
  carousel: "Carousel",
  video: "Video",
  text: "Text",
  story: "Story",
};

const changeKinds: Record<DraftChange["kind"], string> = {
  grammar: "Grammar",
  clarity: "Clarity",
  tone: "Tone",
  length: "Length",
};

export const creatorEn = {
  copied: "Copied",
  notCopied: "The browser did not allow copying",

  post: {
    title: "Post",
    titleOf: (at: number, of: number) => `Post ${at} of ${of}`,
    rewrite: "Rewrite what is not locked",
    rewriting: "Being asked …",
    allLocked: "Everything is locked. Unlock a field to have it rewritten.",
    variants: "Caption variants",
    edit: (field: string) => `Edit: ${field}`,
    copy: (field: string) => `Copy: ${field}`,
    lock: (field: string) => `Lock: ${field}`,
    unlock: (field: string) => `Unlock: ${field}`,
    anew: (field: string) => `Write anew, keeping the rest: ${field}`,
    done: "Done",
    edited: (isLocked: boolean): string => (isLocked ? "edited, so it is locked" : "edited"),
    asWritten: "Back to as written",
    fields: {
      caption: "Caption",
      hashtags: "Hashtags",
      altTexts: "Alt text",
      firstComment: "First comment",
      callToAction: "Call to action",
    },
    altOf: (name: string) => `Alt text of ${name}`,
    picture: (at: number) => `picture ${at}`,
    none: "None",
    writing: "being written",
    reach: (broad: number, niche: number) => `${broad} broad, ${niche} niche`,
    refused: (words: string) => `No hashtag, so left out: ${words}`,
    decorative: "Decorative: no alt text",
    needed: "Does it need one?",
    yes: "Yes",
    no: "No",
    startOver: "Start over",
    altUnseen: "No model saw the picture: say what is in it",
    altGood: (characters: number) => `${many(characters, "character", "characters")}, nothing to put right`,
    tooLongComment: (platform: string, used: number, limit: number) =>
      `too long for ${platform}: ${figure(used)} of ${figure(limit)}`,
    flags,
    flagWords: (text: string, why: string) => `“${text}”: ${why}`,
    tone,
    ...altTextEn,
    preview: "Preview",
    fits: (count: number) =>
      count === 1 ? "Inside its platform's limits." : `Inside the limits of all ${platformsSaid(count)}.`,
    fitsNot: (names: string) => `Not ready for ${names}.`,
  },

  preview: {
    title: "Preview on each platform",
    counted: "Counted by each platform's own rule.",
    allIn: (count: number) =>
      count === 1 ? "It is inside its limits." : `All ${figure(count)} are inside their limits.`,
    notIn: (count: number, all: number) => `${figure(count)} of ${figure(all)} not ready.`,
    list: "Post previews",
    of: (platform: string) => `${platform} preview`,
    add: "Platform",
    addTitle: "Add or take away a platform",
    remove: (platform: string) => `Take ${platform} away`,
    copy: (platform: string) => `Copy the text for ${platform}`,
    you: "You",
    more: "… more",
    less: "less",
    pictures: (at: number, of: number) => `${figure(at)} of ${figure(of)}`,
    nextPicture: (platform: string, at: number, of: number) =>
      `${figure(at)} of ${figure(of)}: next picture (${platform})`,
    tags: (count: number, most: number | null) =>
      most === null ? many(count, "tag", "tags") : `${figure(count)} of ${many(most, "tag", "tags")}`,
    folds: (at: number) => `folds at ${figure(at)}`,
    count: (used: number, limit: number) => `${figure(used)} / ${figure(limit)}`,
    bytes: (used: number, limit: number) => `${figure(used)} / ${figure(limit)} bytes`,
    over: (by: number) => `Not ready: ${figure(by)} too long, and it cannot be cut without losing a word or a link`,
    titleOver: "Not ready: its title is too long",
    repairs: {
      tags: (tags: string, count: number) => `${count === 1 ? "Left out a tag" : "Left out tags"}: ${tags}`,
      action: "Left out the call to action",
      sentences: (count: number) => `Left out ${many(count, "sentence", "sentences")} from its end`,
      cut: "Cut at a word",
      title: "Title cut at a word",
      rewritten: "Said shorter for this platform",
    },
    checked: (month: string) => `Limits as of ${month}`,
    empty: "No post yet",
    emptyBody: "Ask the Creator for a post: its previews stand here.",
    gone: "The picture is no longer here",
  },

  exports: {
    label: "Export the post",
    json: "As JSON",
    csv: "As a table (CSV), one row a platform",
    text: "As text",
    picture: "The cleaned picture",
    pictures: "The cleaned pictures",
    copyAll: "Copy everything",
    done: "Exported",
    failed: (reason: string) => `It could not be exported: ${reason}`,
    columns: {
      post: "Post",
      platform: "Platform",
      title: "Title",
      text: "Text",
      hashtags: "Hashtags",
      used: "Used",
      limit: "Limit",
      state: "State",
      altText: "Alt text",
      firstComment: "First comment",
      pictures: "Pictures",
    },
    ready: "ready",
    over: "too long",
  },

  ideas: {
    title: "Ideas",
    count: (count: number) => many(count, "idea", "ideas"),
    day: (day: number) => `Day ${figure(day)}`,
    columns: {
      day: "Day",
      idea: "Idea",
      hook: "Hook",
      format: "Format",
      platform: "Platform",
      act: "What to do with it",
    },
    formats,
    make: "Make a post",
    makeOf: (title: string) => `Make a post of “${title}”`,
    outline: "Outline",
    outlineOf: (title: string) => `Outline “${title}”`,
    outlineWish: (title: string) => `Outline this post in five short points: ${title}`,
    start: "First day",
    csv: "Table (CSV)",
    ics: "Calendar (ICS)",
    startMissing: "Choose a first day.",
    date: "Date",
  },

  improved: {
    title: "Improved draft",
    changes: (count: number) => many(count, "change", "changes"),
    none: "Nothing had to be changed.",
    kinds: changeKinds,
    number: (at: number) => `Change ${at}`,
    takeBack: "Take back",
    takeBackOf: (at: number) => `Take back change ${at}`,
    again: "Make it again",
    againOf: (at: number) => `Make change ${at} again`,
    taken: "taken back",
    copy: "Copy the improved text",
    removed: "removed",
    added: "added",
    meters: "Measured by code",
    words: "Words",
    sentences: "Sentences",
    ease: "Reading ease",
    tone: "Keeps to its tone",
    toneShare: (share: number) => `${Math.round(share * 100)} %`,
    easeWords: ["very hard", "hard", "fairly hard", "plain", "easy", "very easy"],
    easeOf: (value: number, word: string) => `${value}, ${word}`,
    noEase: "no formula for this language",
    was: (before: string, after: string) => `before ${before}, after ${after}`,
  },
};

export type CreatorStrings = typeof creatorEn;

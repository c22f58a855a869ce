// Answers as the Creator gives them, made by hand: a post with a doubtful variant, ideas by day, and an improved draft.
import { textMeters } from "../../pipelines/engine/posts/meters.ts";
import { versionsOf } from "../../pipelines/engine/posts/fit.ts";
import type { PlatformId } from "../../pipelines/engine/posts/platforms.ts";
import type { Grounding, Improvement, Post, PostIdea } from "../../pipelines/engine/posts/post.ts";
import type { MadeAnswer } from "./answered.ts";

const persona = { id: "creator", version: "1" };
export const askedPlatforms: readonly PlatformId[] = ["instagram", "linkedin", "x", "bluesky"];

const first = "Red cup, wooden table, nothing to prove. Our new house blend pours from Friday.";
const second = "The first sip decides the morning. House blend no. 4, from Friday, in the cup you already know.";
const alt =
  "Espresso with golden crema in a red cup on a matching saucer, with a steel teaspoon, on a worn wooden table.";

export function madePost(imageIds: readonly string[], changed: Partial<Post> = {}): Post {
  const post: Post = {
    postId: "post-1",
    imageIds,
    captions: [
      { captionId: "caption-1", text: first, flags: [], toneNotes: [] },
      {
        captionId: "caption-2",
        text: second,
        flags: [
          {
            start: second.indexOf("no. 4"),
            end: second.indexOf("no. 4") + 5,
            text: "no. 4",
            kind: "number",
            by: "code",
          },
        ],
        toneNotes: [],
      },
      { captionId: "caption-3", text: "Small cup. Big Friday.", flags: [], toneNotes: [] },
    ],
    hashtags: [
      { tag: "espresso", reach: "broad" },
      { tag: "houseblend", reach: "niche" },
      { tag: "coffeetime", reach: "broad" },
      { tag: "slowmornings", reach: "niche" },
    ],
    altTexts: imageIds.map((imageId) => ({ imageId, text: alt, decorative: false, flags: [] })),
    firstComment: { text: "Tastes of cocoa, or of what you had before it. Tell us on Friday.", flags: [] },
    callToAction: { text: "", flags: [] },
    drafts: [
      {
        platform: "linkedin",
        captionId: "caption-1",
        text: `${first} We tasted it with the whole team for three weeks, and this is the one nobody wanted to change. Come in before ten and the first cup is already warm when you sit down.`,
      },
    ],
    versions: [],
    ...changed,
  };
  return { ...post, versions: changed.versions ?? versionsOf(post, askedPlatforms) };
}

function madeGrounding(imageIds: readonly string[]): Grounding {
  const seen = ["Espresso, golden crema", "Red cup, white inside", "Matching saucer", "Worn wooden table"];
  return {
    images: imageIds.map((imageId, image) => ({
      imageId,
      name: `espresso-${image + 1}.jpg`,
      items: seen.map((text, at) => ({
        itemId: `${image}-${at}`,
        kind: "object",
        text,
        confidence: "sure",
        by: "model",
      })),
      seenBy: "model",
    })),
    line: "New house blend, out Friday.",
  };
}

const brief = "New house blend, out Friday. Quiet and confident, no exclamation marks.";
const input = { brief, tone: "minimal", language: "en", platforms: askedPlatforms };

export function postAnswer(imageIds: readonly string[], posts: readonly Post[] = [madePost(imageIds)]): MadeAnswer {
  return { persona, question: brief, input, imageIds, outputs: { grounding: madeGrounding(imageIds), posts } };
}

export const ideas: readonly PostIdea[] = [
  {
    ideaId: "idea-1",
    title: "The first cup of the day",
    hook: "Show the bar at seven, before the door opens.",
    format: "photo",
    platform: "instagram",
    day: 0,
  },
  {
    ideaId: "idea-2",
    title: '=HYPERLINK("http://example.org","Grinder, close up")',
    hook: "What fresh means, in one sentence.",
    format: "video",
    platform: "tiktok",
    day: 3,
  },
];

export const ideasAnswer: MadeAnswer = {
  persona,
  question: "Two ideas for May",
  input: { brief: "Two ideas for May", tone: "friendly", platforms: askedPlatforms },
  outputs: { posts: [], ideas },
};

const before = "We is happy to announce our new blend!!! It is available from Friday onwards in all of our shops.";
const after = "We are happy to announce our new blend. It is available from Friday in all our shops.";
export const improvement: Improvement = {
  before,
  after,
  changes: [
    { kind: "grammar", before: "is happy", after: "are happy", reason: "“We” takes “are”." },
    { kind: "tone", before: "blend!!!", after: "blend.", reason: "One full stop is calmer than three marks." },
    { kind: "length", before: "onwards in all of our", after: "in all our", reason: "Shorter, and says the same." },
  ],
  meters: {
    before: textMeters(before, "professional", "en"),
    after: textMeters(after, "professional", "en"),
  },
};

export const improvedAnswer: MadeAnswer = {
  persona,
  question: "Improve this",
  input: { brief: "Improve this", tone: "professional", language: "en", draft: before },
  outputs: { posts: [], improvement },
};

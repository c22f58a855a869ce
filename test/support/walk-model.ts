// A model server that answers each persona as a large model does, for the walk of a new user: it sees pictures and cites its passage.
import { guidedReplies } from "./guided-model.ts";
import type { StubBehaviour } from "./stub-behaviour.ts";
import { startStubModelServer } from "./stub-model-server.ts";
import { lecture } from "./walk-steps.ts";

/** The words the page is to show. */
export const says = {
  summary: "The introductory lecture takes about half an hour.",
  quote: "an introductory lecture (~30 minutes)",
  caption: "Half an hour of lecture, then the day is yours.",
  pictureCaption: "Waiting for the night to end: our rocket, minutes before its launch.",
  object: "white rocket on a launch pad",
  altText: "A white rocket stands lit on its launch pad at night.",
  remembered: "Your workshop is in Lisbon, for 12 teachers.",
  changed: "It is on 14 March.",
} as const;

/** Tokens, so few that what was said first has left the turns told word for word when it is asked for. */
const context = 2560;

export function startWalkModel() {
  return startStubModelServer({
    dialect: "llama-server",
    model: "walk-model-27b",
    context,
    vision: true,
    text: "Nothing in particular.",
    replies: replies(),
  });
}

function replies(): StubBehaviour["replies"] {
  const reply = (when: string, value: unknown) => ({ when, text: JSON.stringify(value) });
  return [
    // First of all: what was asked before stands in the same prompt.
    { when: "On which day is my workshop?", text: says.changed },
    { when: "In which city is my workshop", text: says.remembered },
    reply("You rewrite a follow-up question", { question: lecture }),
    reply("You check one sentence against sources", { supported: true, reason: "It says so." }),
    reply("You decide whether sources are enough", { answerable: true, missing: [] }),
    reply("You are the Researcher of a workbench", {
      sentences: [{ text: says.summary, cites: [{ id: 1, quote: says.quote }] }],
      disagreements: [],
      missing: [],
    }),
    // Of the passages only the one that holds the answer is found relevant.
    reply("followed by 2) hands", { relevant: true, score: 10, quote: says.quote }),
    reply("You judge whether a passage helps", { relevant: false, score: 0, quote: "" }),
    reply("You list what is in a picture", {
      items: [{ kind: "object", text: says.object, confidence: "sure" }],
    }),
    reply("You check texts against their sources", { claims: [] }),
    reply("One caption for this picture", postOf(says.pictureCaption)),
    reply("you write posts that are true to their pictures", postOf(says.caption)),
    ...guidedReplies(),
  ];
}

function postOf(caption: string) {
  return {
    captions: [caption],
    hashtags: { broad: ["lecture"], niche: ["workshop"] },
    altTexts: [{ picture: 1, text: says.altText, decorative: false }],
    firstComment: "",
    callToAction: "",
  };
}

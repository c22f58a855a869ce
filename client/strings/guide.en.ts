// Words of the Guide's page, in English: what an explanation rests on, the ways on from a layer, the map of a topic.
import type { LayerState } from "../../pipelines/engine/guide/outline.ts";

const list = (items: readonly string[]) => new Intl.ListFormat("en", { type: "conjunction" }).format(items);
const layers = (count: number) => (count === 1 ? "1 layer" : `${count} layers`);

const states: Record<LayerState, string> = {
  done: "done",
  here: "you are here",
  later: "still to come",
  skipped: "skipped",
};

export const guideEn = {
  marks: {
    label: "What this rests on",
    from: (name: string, place: string) => `From ${name}, ${place}`,
    notFound: (name: string, place: string) => `Not found word for word in ${name}, ${place}`,
    notSupporting: (name: string, place: string) => `${name}, ${place} does not say this`,
    computed: "Worked out by code",
    general: "General knowledge",
    partlyGeneral: "The rest is general knowledge",
    unverified: (values: readonly string[], more: number) =>
      `${list(more > 0 ? [...values, `${more} more`] : values)} ${values.length + more === 1 ? "is" : "are"} general knowledge, not checked`,
    allGeneral: "General knowledge, not checked in documents",
    unsure: "The Guide is not certain of this",
  },

  calculation: {
    computed: "computed",
    assumed: (values: readonly string[]) => `assumed: ${list(values)}`,
    unnamed: "Result",
  },

  depth: "Depth",
  again: (depth: string, title: string) => `${depth}: ${title}`,

  ways: {
    label: "Ways on",
    deeper: { label: "Deeper", ask: "Go deeper." },
    simpler: { label: "Simpler", ask: "Say it more simply." },
    example: { label: "Example", ask: "Give me an example." },
    why: { label: "Why?", ask: "Why is that so?" },
    skip: { label: "Skip", ask: (title: string) => `Skip this layer: ${title}` },
    quiz: { label: "Quiz me", ask: "Quiz me." },
    quizAll: { label: "Quiz on everything", ask: "Quiz me on everything" },
    compare: "Compare",
    compareWith: "Compare with …",
    compareAsk: (other: string) => `Compare with ${other}`,
    next: "Next layer",
    nextAsk: (title: string) => `Next layer: ${title}`,
    back: (number: number, title: string) => `Back to layer ${number}: ${title}`,
    open: "Open as a topic",
    newTopic: "A new topic",
    newTopicBegins: "New topic: ",
  },

  path: {
    title: "The path",
    map: "The map",
    layer: (number: number, of: number) => `Layer ${number} of ${of}`,
    shortLayer: (number: number, of: number) => `${number} of ${of}`,
    finished: (of: number) => `All ${layers(of)} done`,
    states,
  },

  map: {
    title: "The map",
    list: "Layers",
    edit: "Edit",
    editTitle: "Edit the path",
    minutes: (count: number) => (count === 1 ? "About 1 minute" : `About ${count} minutes`),
    quiz: (right: number, asked: number) => {
      const wrong = asked - right;
      return `Quiz ${right} of ${asked}${wrong > 0 ? `, ${wrong === 1 ? "one" : wrong} to revisit` : ""}`;
    },
    words: "Words you have",
    wordsHint: "Point at a word, or tap it, to see what it means.",
    noMeaning: "explained in its layer",
    wordsMore: (count: number) => `${count} more`,
    cards: "Review cards",
    cardsHint: "Words and quiz questions, for learning by repetition.",
    csv: "As a table (CSV)",
    anki: "For Anki",
    cardsDone: "Exported",
    empty: "No path yet",
    emptyBody: "Ask the Guide how something works: its layers stand here, and where you are.",
  },

  edit: {
    titleOf: (number: number) => `Title of layer ${number}`,
    up: (title: string) => `Move up: ${title}`,
    down: (title: string) => `Move down: ${title}`,
    remove: (title: string) => `Remove: ${title}`,
    add: "Add a layer",
    save: "Save",
    cancel: "Cancel",
    ask: "Change the path.",
    empty: "Every layer needs a title.",
    none: "A path needs at least one layer.",
    most: (count: number) => `A path has at most ${count} layers.`,
    busy: "When the answer has ended, it can be saved.",
    moved: (title: string, place: number) => `${title}: now layer ${place}`,
    removed: (title: string) => `Removed: ${title}`,
    untitled: "without a title",
  },
};

export type GuideStrings = typeof guideEn;

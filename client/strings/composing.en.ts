// Words of the Creator's pickers, in English: platforms and voices.
const figure = (count: number) => count.toLocaleString("en");

export const composingEn = {
  platforms: {
    label: "Platforms",
    count: (count: number) => (count === 1 ? "1 platform" : `${count} platforms`),
    limit: (limit: number, fold: number | null, tags: number | null) =>
      [
        `${figure(limit)} characters`,
        ...(fold === null ? [] : [`folds at ${figure(fold)}`]),
        ...(tags === null ? [] : [tags === 1 ? "1 tag" : `${tags} tags`]),
      ].join(", "),
    atLeastOne: "At least one stays.",
  },
  voice: {
    none: "None",
    noneHint: "The tone alone decides.",
    learn: "Learn a voice …",
    edit: (name: string) => `Edit ${name}`,
    remove: (name: string) => `Delete ${name}`,
    removeSure: "Delete this voice? What was written with it stays.",
    keepIt: "Keep it",
    removeIt: "Delete",
    offline: "The voices could not be fetched.",
    title: "Learn a voice",
    titleEdit: "How this voice speaks",
    name: "Name",
    namePlaceholder: "Lumen Bar",
    samples: "Posts that sound right",
    samplesPlaceholder: "Paste three or more. An empty line between two of them parts them.",
    found: (count: number) => (count === 1 ? "1 sample" : `${count} samples`),
    tooMany: (most: number) => `Only the first ${most} are read.`,
    learnIt: "Learn from these",
    learning: "Reading the samples …",
    rules: "Rules, one a line",
    rulesHint: "Measured ones stand first. Change whatever is not right.",
    words: "Words it uses",
    avoid: "Words it never uses",
    wordsHint: "Parted by commas",
    measured: "Measured",
    measures: (samples: number, wordsAPost: number, wordsASentence: number) =>
      `${samples === 1 ? "1 sample" : `${samples} samples`}, ${Math.round(wordsAPost)} words a post, ${Math.round(wordsASentence)} a sentence`,
    again: "Other samples",
    save: "Save and use",
    cancel: "Cancel",
    noRules: "A voice needs at least one rule or one word.",
    ruleTooLong: (most: number) => `A rule takes ${most} characters.`,
    tooManyRules: (most: number) => `A voice takes ${most} rules.`,
    tooManyWords: (most: number) => `A list takes ${most} words.`,
    nameMissing: "Give it a name.",
    sampleTooLong: (most: number) => `A sample takes ${figure(most)} characters. An empty line parts two of them.`,
    samplesMissing: "Paste at least one post.",
  },
};

export type ComposingStrings = typeof composingEn;

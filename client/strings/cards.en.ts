// Words of everyday cards, in English: checklists, plans, comparisons, recipes, messages.
const figure = (value: number) => value.toLocaleString("en");
const many = (count: number, one: string, more: string) => `${figure(count)} ${count === 1 ? one : more}`;

export const cardsEn = {
  kinds: {
    checklist: "Checklist",
    plan: "Plan",
    comparison: "Comparison",
    recipe: "Recipe",
    message: "Message",
  },
  copy: "Copy as text",
  asWritten: "Back to as written",
  asWrittenDone: "As it was written",
  undo: "Undo",
  add: "Add",
  remove: (text: string) => `Remove ${text}`,
  removed: (text: string) => `${text} removed`,
  move: (text: string) => `Move ${text} with the arrow keys`,
  moved: (text: string, place: number, of: number) => `${text}: place ${figure(place)} of ${figure(of)}`,
  unnamed: (at: number) => `line ${figure(at)}`,

  change: {
    label: "Ask for a change",
    placeholder: "Ask for a change",
    send: "Send the change",
  },

  checklist: {
    done: (done: number, of: number) => `${figure(done)} of ${figure(of)} done`,
    tick: (text: string) => `Done: ${text}`,
    item: (at: number) => `Line ${figure(at)}`,
    add: "Add a line",
  },

  plan: {
    when: (at: number) => `When, step ${figure(at)}`,
    what: (at: number) => `What, step ${figure(at)}`,
    note: (at: number) => `Note, step ${figure(at)}`,
    steps: (count: number) => many(count, "step", "steps"),
    add: "Add a step: “Friday: soup”",
    first: "First day",
    firstMissing: "Choose a first day.",
    calendar: "Calendar (ICS)",
    saved: "Saved",
    failed: (reason: string) => `The calendar could not be made: ${reason}`,
    left: (count: number) => `${many(count, "step", "steps")} without a day or a time, left out`,
  },

  comparison: {
    column: (at: number) => `Column ${figure(at)}`,
    cell: (row: string, column: string) => `${row}, ${column}`,
    add: "Add a row",
    markdown: "Copy as Markdown",
    act: "Actions",
    unchecked: "Figures that are not in your question are general knowledge, unverified.",
  },

  recipe: {
    servings: "Servings",
    fewer: "For fewer",
    more: "For more",
    from: (servings: string) => `worked out from ${servings}`,
    ingredients: "Ingredients",
    ingredient: (at: number) => `Ingredient ${figure(at)}`,
    addIngredient: "Add an ingredient: “200 g flour”",
    steps: "Steps",
    step: (at: number) => `Step ${figure(at)}`,
    addStep: "Add a step",
    stepsStay: "Amounts within the steps stay as they were written.",
  },

  message: {
    to: "To",
    subject: "Subject",
    text: "Text",
    count: (characters: number) => many(characters, "character", "characters"),
    mail: "Open in your mail program",
    tooLong: "Too long for a mail link: copy it instead.",
    gaps: (count: number) => `${many(count, "gap", "gaps")} […] to fill in`,
  },
};

export type CardStrings = typeof cardsEn;

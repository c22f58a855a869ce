// What the Creator offers to try at a click: all of it works without a picture.

export const creatorExamples = [
  {
    title: { en: "Ten ideas for a small café", de: "Zehn Ideen für ein kleines Café" },
    description: {
      en: "Ideas that differ, each with a format and a day.",
      de: "Ideen, die sich unterscheiden, jede mit Format und Tag.",
    },
    input: {
      brief: "Find ten ideas for posts over the next two weeks, for a small café with its own roastery.",
      task: "ideas" as const,
    },
    german: {
      brief: "Finde zehn Ideen für Beiträge der nächsten zwei Wochen, für ein kleines Café mit eigener Rösterei.",
    },
  },
  {
    title: { en: "Make a clumsy draft better", de: "Mach einen holprigen Entwurf besser" },
    description: {
      en: "Each change with its reason, tone and readability before and after.",
      de: "Jede Änderung mit ihrem Grund, Ton und Lesbarkeit vorher und nachher.",
    },
    input: {
      brief: "Improve this draft. Keep its meaning.",
      task: "improve" as const,
      tone: "professional" as const,
      draft:
        "We are very very exited to anounce, that our new workshop is going to be opening it's doors in the near future!!! In order to celebrate this fact we would like to invite each and every one of you.",
    },
    german: {
      brief: "Verbessere diesen Entwurf. Behalte seinen Sinn.",
      draft:
        "Wir freuen uns wirklich sehr sehr, mitteilen zu können, das unser neuer Workshop in naher Zukunft seine Türen öfnen wird!!! Um diese Tatsache zu feiern, möchten wir jeden einzelnen von ihnen herzlich einladen.",
    },
  },
  {
    title: { en: "A post from one line", de: "Ein Beitrag aus einer Zeile" },
    description: {
      en: "No picture needed: nothing is said that you did not say.",
      de: "Auch ohne Bild: nichts steht darin, was du nicht gesagt hast.",
    },
    input: {
      brief: "Write a post: sourdough is back on Saturday from 8.",
      tone: "friendly" as const,
      platforms: ["instagram" as const, "linkedin" as const, "x" as const],
    },
    german: { brief: "Schreib einen Beitrag: Sauerteigbrot gibt es am Samstag ab 8 Uhr wieder." },
  },
];

// What the Guide's empty state offers to begin with.

export const guideExamples = [
  {
    title: { en: "How does a heat pump warm a house?", de: "Wie wärmt eine Wärmepumpe ein Haus?" },
    description: {
      en: "A machine that moves heat instead of making it, one layer at a time.",
      de: "Eine Maschine, die Wärme bewegt statt sie zu erzeugen, Ebene für Ebene.",
    },
    input: { question: "How does a heat pump warm a house?", depth: "curious" as const },
    german: { question: "Wie wärmt eine Wärmepumpe ein Haus?" },
  },
  {
    title: { en: "What is a confidence interval?", de: "Was ist ein Konfidenzintervall?" },
    description: {
      en: "What 95 % means, and what it does not mean.",
      de: "Was 95 % bedeutet, und was nicht.",
    },
    input: { question: "What is a confidence interval, and what does 95 % mean?", depth: "student" as const },
    german: { question: "Was ist ein Konfidenzintervall, und was bedeuten 95 %?" },
  },
  {
    title: { en: "Pack for three days in the mountains", de: "Packen für drei Tage in den Bergen" },
    description: {
      en: "An everyday task as a list to tick off and change.",
      de: "Eine Alltagsaufgabe als Liste zum Abhaken und Ändern.",
    },
    input: { question: "Make a packing list for three days of hiking in the mountains.", depth: "curious" as const },
    german: { question: "Mach eine Packliste für drei Tage Wandern in den Bergen." },
  },
];

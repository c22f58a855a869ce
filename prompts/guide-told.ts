// Sentences the Guide's code writes itself, in both languages.

export const told = {
  backTo: ({ number, title }: { number: number; title: string }) => ({
    en: `*Back to layer ${number}: ${title}.*`,
    de: `*Zurück zu Ebene ${number}: ${title}.*`,
  }),
  skipped: ({ title, next }: { title: string; next: string | null }) => ({
    en: `“${title}” is skipped. ${next === null ? "That was the end of the path." : `Next comes “${next}”.`}`,
    de: `„${title}“ ist übersprungen. ${next === null ? "Damit ist der Weg zu Ende." : `Als Nächstes kommt „${next}“.`}`,
  }),
  arranged: ({ count }: { count: number }) => ({
    en: `Your path now has ${count} ${count === 1 ? "layer" : "layers"}. What you have read stays read.`,
    de: `Dein Weg hat jetzt ${count} ${count === 1 ? "Ebene" : "Ebenen"}. Was du gelesen hast, bleibt gelesen.`,
  }),
  finished: ({ topic }: { topic: string }) => ({
    en: `You have been through every layer of “${topic}”. A quiz on everything shows what stayed; any layer can be read again.`,
    de: `Du bist durch alle Ebenen von „${topic}“. Ein Quiz zu allem zeigt, was geblieben ist; jede Ebene lässt sich noch einmal lesen.`,
  }),
  noPath: {
    en: "No topic is open yet. Ask about something you would like to understand, and a path opens.",
    de: "Noch ist kein Thema offen. Frag nach etwas, das du verstehen möchtest, und ein Weg geht auf.",
  },
  noLayer: {
    en: "This layer is not on your path any more. Choose another one on the map; nothing has changed.",
    de: "Diese Ebene liegt nicht mehr auf deinem Weg. Wähl eine andere auf der Karte; geändert hat sich nichts.",
  },
  example: { en: "Example:", de: "Beispiel:" },
  plainTitles: {
    en: ["What it is", "How it works", "An example", "Where you meet it", "What is still open"],
    de: ["Was es ist", "Wie es funktioniert", "Ein Beispiel", "Wo es dir begegnet", "Was noch offen ist"],
  },
};

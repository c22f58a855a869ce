// Sentences the Researcher's code writes itself, in both languages, and the aspects it compares where none are named.

export const told = {
  notInDocuments: { en: "Not in your documents.", de: "Das steht nicht in deinen Dokumenten." },
  noDocuments: {
    en: "There are no documents here yet. Add a file, and ask again.",
    de: "Hier gibt es noch keine Dokumente. Füge eine Datei hinzu und frag noch einmal.",
  },
  nothingRead: {
    en: "None of your documents could be read yet. Ask again when they are ready.",
    de: "Noch ist keins deiner Dokumente gelesen. Frag noch einmal, wenn sie bereit sind.",
  },
  notStated: { en: "not stated", de: "nicht genannt" },
  document: { en: "Document", de: "Dokument" },
  compared: ({ documents, aspects, stated }: { documents: number; aspects: number; stated: number }) => ({
    en: `${documents} ${documents === 1 ? "document" : "documents"} compared on ${aspects} ${aspects === 1 ? "aspect" : "aspects"}: ${stated} of ${documents * aspects} cells are stated in the documents.`,
    de: `${documents} ${documents === 1 ? "Dokument" : "Dokumente"} nach ${aspects} ${aspects === 1 ? "Aspekt" : "Aspekten"} verglichen: ${stated} von ${documents * aspects} Feldern stehen in den Dokumenten.`,
  }),
};

export const defaultAspects = {
  en: [
    { name: "Purpose", search: "What is the purpose, aim or goal of this work?" },
    { name: "Method", search: "Which method, approach or data were used?" },
    { name: "Result", search: "What are the main results, findings or conclusions?" },
  ],
  de: [
    { name: "Ziel", search: "Was ist das Ziel oder der Zweck dieser Arbeit? purpose aim goal" },
    {
      name: "Methode",
      search: "Welche Methode, welches Vorgehen, welche Daten wurden verwendet? method approach data",
    },
    { name: "Ergebnis", search: "Was sind die wichtigsten Ergebnisse und Schlüsse? results findings conclusions" },
  ],
};

// Words of the Guide's page, in German.
import type { GuideStrings } from "./guide.en.ts";

const list = (items: readonly string[]) => new Intl.ListFormat("de", { type: "conjunction" }).format(items);
const layers = (count: number) => (count === 1 ? "1 Ebene" : `${count} Ebenen`);

export const guideDe: GuideStrings = {
  marks: {
    label: "Worauf das beruht",
    from: (name, place) => `Aus ${name}, ${place}`,
    notFound: (name, place) => `Nicht wörtlich gefunden in ${name}, ${place}`,
    notSupporting: (name, place) => `${name}, ${place} sagt das nicht`,
    computed: "Vom Programm berechnet",
    general: "Allgemeinwissen",
    partlyGeneral: "Der Rest ist Allgemeinwissen",
    unverified: (values, more) =>
      `${list(more > 0 ? [...values, `${more} weitere`] : values)} ${values.length + more === 1 ? "ist" : "sind"} Allgemeinwissen, nicht geprüft`,
    allGeneral: "Allgemeinwissen, nicht in Dokumenten geprüft",
    unsure: "Hier ist der Begleiter nicht sicher",
  },

  calculation: {
    computed: "berechnet",
    assumed: (values) => `angenommen: ${list(values)}`,
    unnamed: "Ergebnis",
  },

  depth: "Tiefe",
  again: (depth, title) => `${depth}: ${title}`,

  ways: {
    label: "Wie es weitergeht",
    deeper: { label: "Tiefer", ask: "Geh tiefer." },
    simpler: { label: "Einfacher", ask: "Erklär es einfacher." },
    example: { label: "Beispiel", ask: "Gib mir ein Beispiel." },
    why: { label: "Warum?", ask: "Warum ist das so?" },
    skip: { label: "Überspringen", ask: (title) => `Überspring diese Ebene: ${title}` },
    quiz: { label: "Frag mich ab", ask: "Frag mich ab." },
    quizAll: { label: "Quiz über alles", ask: "Quiz über alles" },
    compare: "Vergleichen",
    compareWith: "Vergleichen mit …",
    compareAsk: (other) => `Vergleich mit ${other}`,
    next: "Nächste Ebene",
    nextAsk: (title) => `Nächste Ebene: ${title}`,
    back: (number, title) => `Zurück zu Ebene ${number}: ${title}`,
    open: "Als Thema öffnen",
    newTopic: "Ein neues Thema",
    newTopicBegins: "Neues Thema: ",
  },

  path: {
    title: "Der Weg",
    map: "Die Karte",
    layer: (number, of) => `Ebene ${number} von ${of}`,
    shortLayer: (number, of) => `${number} von ${of}`,
    finished: (of) => (of === 1 ? "Die Ebene ist geschafft" : `Alle ${layers(of)} geschafft`),
    states: {
      done: "geschafft",
      here: "hier bist du",
      later: "kommt noch",
      skipped: "übersprungen",
    },
  },

  map: {
    title: "Die Karte",
    list: "Ebenen",
    edit: "Bearbeiten",
    editTitle: "Den Weg bearbeiten",
    minutes: (count) => (count === 1 ? "Etwa 1 Minute" : `Etwa ${count} Minuten`),
    quiz: (right, asked) => {
      const wrong = asked - right;
      return `Quiz ${right} von ${asked}${wrong > 0 ? `, ${wrong === 1 ? "eine Frage" : wrong} zu wiederholen` : ""}`;
    },
    words: "Wörter, die du kennst",
    wordsHint: "Zeig auf ein Wort oder tippe es an: Hier steht, was es heißt.",
    noMeaning: "in seiner Ebene erklärt",
    wordsMore: (count) => `${count} weitere`,
    cards: "Lernkarten",
    cardsHint: "Wörter und Quizfragen, zum Lernen durch Wiederholen.",
    csv: "Als Tabelle (CSV)",
    anki: "Für Anki",
    cardsDone: "Exportiert",
    empty: "Noch kein Weg",
    emptyBody: "Frag den Begleiter, wie etwas funktioniert: Hier stehen dann die Ebenen, und wo du bist.",
  },

  edit: {
    titleOf: (number) => `Titel von Ebene ${number}`,
    up: (title) => `Nach oben: ${title}`,
    down: (title) => `Nach unten: ${title}`,
    remove: (title) => `Entfernen: ${title}`,
    add: "Ebene hinzufügen",
    save: "Speichern",
    cancel: "Abbrechen",
    ask: "Ändere den Weg.",
    empty: "Jede Ebene braucht einen Titel.",
    none: "Ein Weg braucht mindestens eine Ebene.",
    most: (count) => `Ein Weg hat höchstens ${count} Ebenen.`,
    busy: "Wenn die Antwort fertig ist, kannst du speichern.",
    moved: (title, place) => `${title}: jetzt Ebene ${place}`,
    removed: (title) => `Entfernt: ${title}`,
    untitled: "ohne Titel",
  },
};

// Words of searching, sharing, exporting, importing and feedback, in German.
import type { SharingStrings } from "./sharing.en.ts";

const messages = (count: number) => (count === 1 ? "1 Nachricht" : `${count} Nachrichten`);

export const sharingDe: SharingStrings = {
  search: {
    label: "Suchergebnisse",
    conversations: "Gespräche",
    messages: "Nachrichten",
    found: (conversations, hits) =>
      [conversations === 1 ? "1 Gespräch" : `${conversations} Gespräche`, messages(hits)]
        .filter((words) => !words.startsWith("0 "))
        .join(", "),
    all: (count) => `Alle ${count} zeigen`,
    most: "Es gibt mehr Treffer. Ein weiteres Wort grenzt sie ein.",
    nothing: "Nichts gefunden",
    nothingHint:
      "In Titeln und Nachrichten wurde nach jedem Wort gesucht. Versuch es mit weniger Wörtern oder einem Wortanfang.",
    asking: "Suche …",
    failed: "Die Suche hat nicht geantwortet.",
    offline: "Zum Suchen braucht es die Verbindung zu Facet. Sobald sie steht, geht es weiter.",
    you: "Du",
    inConversation: (title) => `in „${title}“`,
  },
  file: {
    exported: "Exportiert",
    failed: "Das hat nicht geklappt.",
    title: "Hinein und hinaus",
    importTitle: "Gespräche",
    importButton: "Gespräch importieren …",
    importHint:
      "Eine JSON-Datei, die Facet exportiert hat, oder eine Liste von Nachrichten, jede mit Rolle und Text. Du kannst sie auch auf die Liste der Gespräche ziehen.",
    importing: "Wird importiert …",
    imported: "Gespräch importiert",
    tooLarge: (limit) => `Die Datei ist größer als ${limit}; mehr lässt sich nicht importieren.`,
    notJson: "Das ist keine JSON-Datei. Wähle eine, die mit „Als JSON exportieren“ entstanden ist.",
    notRead:
      "Der Browser konnte die Datei nicht lesen. Vielleicht wurde sie verschoben oder geändert: Wähle sie noch einmal.",
    oneOnly: "Bitte nur eine Datei auf einmal.",
    offline: "Keine Verbindung zu Facet. Es wurde nichts importiert; versuch es noch einmal, sobald sie steht.",
  },
  share: {
    title: "Dieses Gespräch teilen",
    seen: "Wer den Link öffnet, liest den Zweig, den du jetzt siehst, so wie er jetzt ist: Fragen, Antworten und Zitate. Was später gesagt wird, gehört nicht dazu. Dokumente, Erinnerungen und Schritte werden nicht geteilt.",
    who: "Wer diesen Server erreicht und den Link hat, kann es lesen, ohne sich anzumelden.",
    make: "Link erstellen",
    making: "Link wird erstellt …",
    links: "Links zu diesem Gespräch",
    none: "Es gibt noch keinen Link.",
    madeAt: (when, count) => `Erstellt am ${when}, ${messages(count)}`,
    copy: "Link kopieren",
    copied: "Link kopiert",
    notCopied: "Der Browser hat das Kopieren nicht erlaubt. Der Link steht im Feld.",
    revoke: "Widerrufen",
    revoked: "Link widerrufen. Er führt jetzt nirgendwohin.",
    linkLabel: (when) => `Link vom ${when}`,
    running: "Hier entsteht noch eine Antwort. Warte mit dem Link, bis sie da ist: Sie wäre nicht darin.",
  },
  page: {
    label: "Geteiltes Gespräch",
    sharedAt: (when) => `Ein Gespräch, so wie es am ${when} war. Nur zum Lesen.`,
    you: "Gefragt",
    madeWith: "Geschrieben mit Facet, einer Werkbank für Gemma 3 auf dem eigenen Rechner.",
    goneTitle: "Dieser Link führt nirgendwohin",
    gone: "Er wurde widerrufen, das Gespräch wurde gelöscht, oder in der Adresse steckt ein Tippfehler. Frag die Person, von der du ihn hast, nach einem neuen.",
    away: "Der Server ist gerade nicht zu erreichen. Es wird weiter versucht.",
    loading: "Das geteilte Gespräch wird geöffnet",
    print: "Drucken",
    unfinished: "Diese Antwort wurde nicht fertig.",
    pictures: (count) =>
      count === 1 ? "Mit einem Bild, das nicht geteilt wird." : `Mit ${count} Bildern, die nicht geteilt werden.`,
    empty: "Darin wurde nichts gesagt.",
  },
  feedback: {
    like: "Gute Antwort",
    dislike: "Schlechte Antwort",
    title: "Was ist mit dieser Antwort?",
    labels: {
      wrong: "Falsch",
      incomplete: "Unvollständig",
      "too-long": "Zu lang",
      "too-short": "Zu kurz",
      unclear: "Unklar",
      "wrong-tone": "Falscher Ton",
      "wrong-language": "Falsche Sprache",
      "bad-citation": "Schlechter Beleg",
      slow: "Zu langsam",
    },
    comment: "In deinen Worten",
    commentHint: "Bleibt auf diesem Server, zusammen mit Frage, Antwort und dem, woraus sie entstand.",
    save: "Speichern",
    saved: "Rückmeldung gespeichert",
    clear: "Zurücknehmen",
    test: "Zum Test machen",
    testHint: "Lädt die Frage mit allem, was ihr zugrunde lag, als eine Zeile herunter. Ausführen mit",
    failed: "Die Rückmeldung konnte nicht gespeichert werden.",
    exportTitle: "Rückmeldungen",
    exportHint: "Jede bewertete Antwort als eine Zeile JSON, mit Frage, Persona, Modell und Textstellen.",
    exportButton: "Rückmeldungen exportieren",
    none: "Es wurde noch keine Antwort bewertet.",
    count: (count) => (count === 1 ? "1 Antwort bewertet" : `${count} Antworten bewertet`),
  },
};

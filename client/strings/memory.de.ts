// Words of memory, in German.
import type { MemoryStrings } from "./memory.en.ts";

const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString("de")} ${count === 1 ? one : many}`;

export const memoryDe: MemoryStrings = {
  title: "Gedächtnis",
  kinds: { turn: "Nachricht", fact: "Tatsache", "about-you": "in allen Gesprächen" },
  told: (persona) => `an ${persona} gerichtet`,
  wrote: (persona) => `von ${persona} geschrieben`,
  corrected: "von dir berichtigt",
  typed: "von dir eingetragen",
  somewhere: "eine unbekannte Persona",
  turn: (turn) => `Runde ${turn}`,
  was: "vorher:",
  more: "Mehr",
  less: "Weniger",
  edit: "Bearbeiten",
  editOne: (text) => `Bearbeiten: ${text}`,
  editLabel: "Neuer Wortlaut dieser Erinnerung",
  save: "Speichern",
  cancel: "Abbrechen",
  forget: "Vergessen",
  forgetOne: (text) => `Vergessen: ${text}`,
  forgotten: "Vergessen",
  turnForgotten: "Wird nicht mehr erinnert",
  turnStays: "Die Nachricht selbst bleibt im Gespräch.",
  summaryForgotten: "Zusammenfassung vergessen",
  summaryAgain: "Die Nachrichten bleiben. Braucht das Gespräch eine, entsteht eine neue.",
  keepForAll: (text) => `Für alle Gespräche behalten: ${text}`,
  forAllHint: "Für alle Gespräche behalten",
  onlyHereHint: "Für alle Gespräche behalten. Drücken, um es nur im eigenen zu behalten.",

  switch: {
    label: "Dieses Gespräch",
    full: "Dieses Gespräch im Gedächtnis behalten",
    ask: (count) =>
      count === 0
        ? "Das Gedächtnis dieses Gesprächs ausschalten?"
        : `${plural(count, "Erinnerung", "Erinnerungen")} dieses Gesprächs vergessen?`,
    goes: "Was behalten wurde, ist endgültig weg, und frühere Nachrichten werden nicht mehr erinnert. Die Nachrichten selbst bleiben.",
    keep: "Weiter behalten",
    off: "Vergessen und ausschalten",
    isOff: "Dieses Gespräch wird nicht behalten",
    afterAll: "Doch behalten",
    offBody:
      "Nichts daraus wird behalten oder erinnert, und es entsteht keine Zusammenfassung. Die letzten Nachrichten sehen die Personas weiterhin, und die Suche findet sie.",
    forgot: (count) =>
      count === 0 ? "Es gab nichts zu vergessen." : `${plural(count, "Erinnerung", "Erinnerungen")} vergessen.`,
  },

  budget: {
    title: "Was das Modell als Nächstes sieht",
    of: (used, limit) => `${used} von ${limit} Tokens`,
    estimated: "geschätzt",
    bar: "Womit das Fenster des Modells gefüllt ist",
    parts: {
      instructions: "Anweisungen",
      summary: "Zusammenfassung",
      turns: "Letzte Runden",
      memories: "Erinnerungen",
      passages: "Textstellen",
      pictures: "Bilder",
      question: "Frage",
    },
    noText: "Der Wortlaut steht fest, sobald du fragst.",
    answered: "Antwort",
    free: "Frei für die Antwort",
    freeBody: (answer, rest) =>
      `${answer} Tokens sind für die Antwort reserviert; ${rest} weitere sind noch nicht benutzt.`,
    summarised: (count) =>
      `${plural(count, "frühere Nachricht wird", "frühere Nachrichten werden")} als Zusammenfassung mitgegeben.`,
    leftOut: (count) => `${plural(count, "frühere Nachricht passt", "frühere Nachrichten passen")} nicht mehr hinein.`,
    canRecall: "Was dort gesagt wurde, kann weiterhin erinnert werden.",
    wasLeftOut: (count) =>
      `${plural(count, "frühere Nachricht passte", "frühere Nachrichten passten")} nicht mehr hinein.`,
    over: (count) => `${count} Tokens zu viel. Kürze die Frage, oder wähl ein Modell mit größerem Fenster.`,
    loading: "Zählt, was das Modell sehen wird",
    saw: "Was das Modell sah",
    part: (name, tokens) => `${name} ${tokens}`,
  },

  used: "In der letzten Antwort benutzt",
  noneUsed: "Die letzte Antwort bekam keine Erinnerungen.",
  usedForgotten: "Was sie bekam, ist vergessen.",
  kept: "Außerdem behalten",
  keptOnly: "Behalten",
  keptForAll: "Für alle Gespräche behalten",
  empty:
    "Noch nichts behalten. Was du hier über dich und deine Arbeit sagst, wird aufgelistet; du kannst es ändern oder vergessen lassen.",
  noneElse: "Sonst ist nichts behalten.",
  emptyNew: "Was du in diesem Gespräch sagst, wird hier aufgelistet; du kannst es ändern oder vergessen lassen.",
  summary: (messages) =>
    messages === 1 ? "Zusammenfassung der ersten Nachricht" : `Zusammenfassung der ersten ${messages} Nachrichten`,
  summaryTokens: (tokens) => `aus dem, was nicht mehr Wort für Wort passt, ${tokens} Tokens`,
  summaryMeta: "aus dem, was nicht mehr Wort für Wort passt",
  add: "Etwas merken",
  addHint: "Ein Satz, der für sich allein steht",
  keep: "Behalten",
  keptNow: (text) => `Behalten: ${text}`,
  search: "Erinnerungen durchsuchen",
  found: (count) =>
    count === 0
      ? "Nichts davon ist behalten."
      : `${plural(count, "Erinnerung", "Erinnerungen")}, die passendste zuerst`,

  recalled: (count) => `${plural(count, "Erinnerung", "Erinnerungen")} benutzt`,
  isForgotten: "vergessen",

  aboutYou: {
    title: "Was Facet über dich weiß",
    body: "Nur Tatsachen, die du mit Absicht behalten hast, im Gedächtnis eines Gesprächs. Jede Persona kann an sie erinnert werden, in allen deinen Gesprächen, wo sie zur Frage passen.",
    none: "Noch ist keine da. Eine Tatsache kommt hierher, wenn du im Gedächtnis neben ihr „Für alle Gespräche behalten“ drückst.",
  },
};

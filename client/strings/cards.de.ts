// Words of everyday cards, in German: checklists, plans, comparisons, recipes, messages.
import type { CardStrings } from "./cards.en.ts";

const figure = (value: number) => value.toLocaleString("de");
const many = (count: number, one: string, more: string) => `${figure(count)} ${count === 1 ? one : more}`;

export const cardsDe: CardStrings = {
  kinds: {
    checklist: "Checkliste",
    plan: "Plan",
    comparison: "Vergleich",
    recipe: "Rezept",
    message: "Nachricht",
  },
  copy: "Als Text kopieren",
  asWritten: "Zurück zum Geschriebenen",
  asWrittenDone: "Wie es geschrieben war",
  undo: "Rückgängig",
  add: "Hinzufügen",
  remove: (text) => `${text} entfernen`,
  removed: (text) => `${text} entfernt`,
  move: (text) => `${text} mit den Pfeiltasten verschieben`,
  moved: (text, place, of) => `${text}: Platz ${figure(place)} von ${figure(of)}`,
  unnamed: (at) => `Zeile ${figure(at)}`,

  change: {
    label: "Um eine Änderung bitten",
    placeholder: "Um eine Änderung bitten",
    send: "Änderung abschicken",
  },

  checklist: {
    done: (done, of) => `${figure(done)} von ${figure(of)} erledigt`,
    tick: (text) => `Erledigt: ${text}`,
    item: (at) => `Zeile ${figure(at)}`,
    add: "Eine Zeile hinzufügen",
  },

  plan: {
    when: (at) => `Wann, Schritt ${figure(at)}`,
    what: (at) => `Was, Schritt ${figure(at)}`,
    note: (at) => `Notiz, Schritt ${figure(at)}`,
    steps: (count) => many(count, "Schritt", "Schritte"),
    add: "Einen Schritt hinzufügen: „Freitag: Suppe“",
    first: "Erster Tag",
    firstMissing: "Wähl den ersten Tag aus.",
    calendar: "Kalender (ICS)",
    saved: "Gespeichert",
    failed: (reason) => `Der Kalender ließ sich nicht erstellen: ${reason}`,
    left: (count) => `${many(count, "Schritt", "Schritte")} ohne Tag oder Uhrzeit, ausgelassen`,
  },

  comparison: {
    column: (at) => `Spalte ${figure(at)}`,
    cell: (row, column) => `${row}, ${column}`,
    add: "Eine Zeile hinzufügen",
    markdown: "Als Markdown kopieren",
    act: "Aktionen",
    unchecked: "Zahlen, die nicht in deiner Frage stehen, sind Allgemeinwissen, ungeprüft.",
  },

  recipe: {
    servings: "Portionen",
    fewer: "Für weniger",
    more: "Für mehr",
    from: (servings) => `umgerechnet von ${servings}`,
    ingredients: "Zutaten",
    ingredient: (at) => `Zutat ${figure(at)}`,
    addIngredient: "Eine Zutat hinzufügen: „200 g Mehl“",
    steps: "Schritte",
    step: (at) => `Schritt ${figure(at)}`,
    addStep: "Einen Schritt hinzufügen",
    stepsStay: "Mengen in den Schritten bleiben, wie sie geschrieben sind.",
  },

  message: {
    to: "An",
    subject: "Betreff",
    text: "Text",
    count: (characters) => many(characters, "Zeichen", "Zeichen"),
    mail: "Im Mailprogramm öffnen",
    tooLong: "Zu lang für einen Mail-Link: kopier den Text.",
    gaps: (count) => `Noch ${many(count, "Lücke", "Lücken")} […] auszufüllen`,
  },
};

// What is noted beside the Guide's answers: what its model cannot be trusted with, and what helps.
import { documentNotes } from "./document-notes.ts";

export const guideNotes = {
  ...documentNotes,
  "beyond-today": {
    en: "This may have changed since the model learnt it: news, prices, people in office. Look it up, or add a document that tells it.",
    de: "Das kann sich geändert haben, seit das Modell es gelernt hat: Neues, Preise, Ämter. Schlag es nach, oder füge ein Dokument hinzu, in dem es steht.",
  },
  "beyond-expert": {
    en: "This small model cannot write for experts reliably. Add a document to tell it from, or choose a larger model.",
    de: "Für Fachleute schreibt dieses kleine Modell nicht verlässlich. Füge ein Dokument hinzu, oder wähle ein größeres Modell.",
  },
  "beyond-advice": {
    en: "This small model is no adviser on health, law or money. Ask someone who is; a document of theirs helps here too.",
    de: "Zu Gesundheit, Recht oder Geld kann dieses kleine Modell nicht raten. Frag jemanden vom Fach; auch ein Dokument von dort hilft hier.",
  },
  "beyond-mathematics": {
    en: "This mathematics is beyond this small model: its steps may be wrong. Add a text about it, or choose a larger model. Plain sums are worked out by code.",
    de: "Diese Mathematik geht über dieses kleine Modell hinaus: ihre Schritte können falsch sein. Füge einen Text dazu hinzu, oder wähle ein größeres Modell. Einfaches rechnet der Code.",
  },
  "plain-outline": {
    en: "The model gave no outline, so the path has plain titles. You can edit them on the map.",
    de: "Das Modell gab keine Gliederung, darum hat der Weg schlichte Titel. Auf der Karte lassen sie sich ändern.",
  },
  corrected: {
    en: "{from} was worked out again by code: it is {to}.",
    de: "{from} hat der Code noch einmal ausgerechnet: es sind {to}.",
  },
} as const;

// What the Developer notes beside an answer: what its tools and the sandbox did not do.
import { documentNotes } from "./document-notes.ts";

/** By the keys of the notes. */
export const developerNotes = {
  ...documentNotes,
  "tool-failed": {
    en: "{tool} came to no result on this code; the other tools did.",
    de: "{tool} kam bei diesem Code zu keinem Ergebnis; die anderen Werkzeuge schon.",
  },
  "tools-not-run": {
    en: "The code is too large or too slow for the tools: nothing was checked by them.",
    de: "Der Code ist zu groß oder zu langsam für die Werkzeuge: von ihnen wurde nichts geprüft.",
  },
  "tools-lost": {
    en: "The process of the tools ended before they were done: nothing was checked by them. Ask again to have it checked.",
    de: "Der Prozess der Werkzeuge endete, bevor sie fertig waren: von ihnen wurde nichts geprüft. Frag noch einmal, dann wird geprüft.",
  },
  "changes-unchecked": {
    en: "The tools came to no end on a changed version ({count} in all): it was not checked, and is not offered.",
    de: "Die Werkzeuge kamen bei einer geänderten Fassung zu keinem Ende (insgesamt {count}): sie ist nicht geprüft und wird nicht angeboten.",
  },
  "code-left-out": {
    en: "The code is longer than the model reads at once: {count} parts that seemed least relevant were not shown to it.",
    de: "Der Code ist länger, als das Modell auf einmal liest: {count} Teile, die am wenigsten wichtig schienen, hat es nicht gesehen.",
  },
  "symbols-left-out": {
    en: "{count} more functions wait: ask again to document them too.",
    de: "{count} weitere Funktionen warten: frag noch einmal, um auch sie zu dokumentieren.",
  },
  "without-model": {
    en: "No language model is ready here: tools and sandbox alone made this answer.",
    de: "Hier ist kein Sprachmodell bereit: diese Antwort kommt allein von Werkzeugen und Sandbox.",
  },
  "documents-need-model": {
    en: "No language model is ready here, and documentation needs one.",
    de: "Hier ist kein Sprachmodell bereit, und Dokumentation braucht eines.",
  },
} as const;

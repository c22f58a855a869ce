// What is noted of documents beside an answer, for every persona that reads them.

/** By the keys of the notes. */
export const documentNotes = {
  "read-as": { en: "Read as: “{question}”", de: "Verstanden als: „{question}“" },
  "words-only": {
    en: "Searched by words alone: the search by meaning is not ready.",
    de: "Nur nach Wörtern gesucht: die Suche nach dem Sinn ist nicht bereit.",
  },
  "pages-unread": {
    en: "Pages {pages} of {name} could not be read, so this answer does not cover them.",
    de: "Die Seiten {pages} von {name} waren nicht lesbar, also deckt diese Antwort sie nicht ab.",
  },
  "document-being-read": {
    en: "{name} is still being read: page {done} of {total}. This answer covers the pages read so far.",
    de: "{name} wird noch gelesen: Seite {done} von {total}. Diese Antwort deckt die bisher gelesenen Seiten ab.",
  },
  "document-queued": {
    en: "{name} is waiting to be read and is not part of this answer.",
    de: "{name} wartet noch darauf, gelesen zu werden, und fehlt in dieser Antwort.",
  },
  "document-failed": {
    en: "{name} could not be read and is not part of this answer.",
    de: "{name} war nicht lesbar und fehlt in dieser Antwort.",
  },
  "document-cancelled": {
    en: "Reading {name} was cancelled: this answer covers at most a part of it.",
    de: "Das Lesen von {name} wurde abgebrochen: diese Antwort deckt höchstens einen Teil davon ab.",
  },
  "more-unread": {
    en: "{count} more documents were not read in full.",
    de: "{count} weitere Dokumente wurden nicht ganz gelesen.",
  },
  "needs-larger-model": {
    en: "Answers in {language} need a larger model: with this one the documents' own words stand as they are.",
    de: "Antworten in dieser Sprache brauchen ein größeres Modell: mit diesem stehen die Worte der Dokumente, wie sie sind.",
  },
} as const;

// Words of the Creator's pickers, in German: platforms and voices.
import type { ComposingStrings } from "./composing.en.ts";

const figure = (count: number) => count.toLocaleString("de");

export const composingDe: ComposingStrings = {
  platforms: {
    label: "Plattformen",
    count: (count) => (count === 1 ? "1 Plattform" : `${count} Plattformen`),
    limit: (limit, fold, tags) =>
      [
        `${figure(limit)} Zeichen`,
        ...(fold === null ? [] : [`klappt ein ab ${figure(fold)}`]),
        ...(tags === null ? [] : [tags === 1 ? "1 Hashtag" : `${tags} Hashtags`]),
      ].join(", "),
    atLeastOne: "Mindestens eine bleibt.",
  },
  voice: {
    none: "Keine",
    noneHint: "Nur der Ton entscheidet.",
    learn: "Stimme lernen …",
    edit: (name) => `${name} bearbeiten`,
    remove: (name) => `${name} löschen`,
    removeSure: "Diese Stimme löschen? Was mit ihr geschrieben wurde, bleibt.",
    keepIt: "Behalten",
    removeIt: "Löschen",
    offline: "Die Stimmen konnten nicht geholt werden.",
    title: "Stimme lernen",
    titleEdit: "Wie diese Stimme spricht",
    name: "Name",
    namePlaceholder: "Lumen Bar",
    samples: "Beiträge, die richtig klingen",
    samplesPlaceholder: "Füg drei oder mehr ein. Eine leere Zeile trennt zwei Beiträge.",
    found: (count) => (count === 1 ? "1 Beispiel" : `${count} Beispiele`),
    tooMany: (most) => `Nur die ersten ${most} werden gelesen.`,
    learnIt: "Daraus lernen",
    learning: "Liest die Beispiele …",
    rules: "Regeln, eine je Zeile",
    rulesHint: "Gemessene stehen vorn. Ändere, was nicht stimmt.",
    words: "Wörter, die sie verwendet",
    avoid: "Wörter, die sie nie verwendet",
    wordsHint: "Mit Kommas getrennt",
    measured: "Gemessen",
    measures: (samples, wordsAPost, wordsASentence) =>
      `${samples === 1 ? "1 Beispiel" : `${samples} Beispiele`}, ${Math.round(wordsAPost)} Wörter je Beitrag, ${Math.round(wordsASentence)} je Satz`,
    again: "Andere Beispiele",
    save: "Speichern und verwenden",
    cancel: "Abbrechen",
    noRules: "Eine Stimme braucht mindestens eine Regel oder ein Wort.",
    ruleTooLong: (most) => `Eine Regel fasst ${most} Zeichen.`,
    tooManyRules: (most) => `Eine Stimme fasst ${most} Regeln.`,
    tooManyWords: (most) => `Eine Liste fasst ${most} Wörter.`,
    nameMissing: "Gib ihr einen Namen.",
    sampleTooLong: (most) => `Ein Beispiel fasst ${figure(most)} Zeichen. Eine leere Zeile trennt zwei.`,
    samplesMissing: "Füg mindestens einen Beitrag ein.",
  },
};

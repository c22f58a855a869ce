// Words of API documentation, in German.
import type { ApiStrings } from "./api.en.ts";

const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString("de")} ${count === 1 ? one : many}`;

export const apiDe: ApiStrings = {
  contents: "Inhalt",
  contentsOf: (name) => `Inhalt von ${name}`,
  show: "Inhalt zeigen",
  search: "Operationen und Symbole durchsuchen",
  searchPlain: "Überschriften durchsuchen",
  found: (count) => plural(count, "Eintrag", "Einträge"),
  nothingFound: "Nichts hat das in seinem Namen.",
  none: "Dieses Dokument hat kein Inhaltsverzeichnis.",
  loading: "Der Inhalt wird geladen",
  failed: "Der Inhalt konnte nicht geladen werden.",
  kinds: { operation: "Operation", schema: "Schema", symbol: "Symbol", section: "Abschnitt" },
  groups: { Overview: "Überblick", Schemas: "Schemas", Webhooks: "Webhooks" },
  browse: (name) => `${name} durchblättern`,
  choose: "Wähle einen Eintrag, um ihn zu lesen.",
  pageOfPlace: (at, of) => `Teil ${at} von ${of}`,
};

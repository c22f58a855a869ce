// Words of API documentation, in German.
import type { ApiStrings } from "./api.en.ts";

const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString("de")} ${count === 1 ? one : many}`;

export const apiDe: ApiStrings = {
  contentsOf: (name) => `Inhalt von ${name}`,
  show: "Inhalt zeigen",
  search: "Operationen und Symbole durchsuchen",
  searchPlain: "Überschriften durchsuchen",
  found: (count) => plural(count, "Eintrag", "Einträge"),
  nothingFound: "Nichts hat das in seinem Namen.",
  none: "Dieses Dokument hat kein Inhaltsverzeichnis.",
  loading: "Der Inhalt wird geladen",
  failed: "Der Inhalt konnte nicht geladen werden.",
  groups: { Overview: "Überblick", Schemas: "Schemas", Webhooks: "Webhooks" },
};

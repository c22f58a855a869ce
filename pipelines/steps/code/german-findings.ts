// What Facet's own tools say, in German: by their rule and the names in their sentence. Ruff, Biome and TypeScript speak English only.
import type { Finding } from "../../engine/code.ts";

interface Said {
  readonly title: string;
  readonly why: string;
}

/** `a` and `b` are the names in the English title, in its order and with their backticks. */
type German = (a: string, b: string, title: string) => Said;

const square = (name: string) => `Die Zeit wächst mit dem Quadrat der Länge von ${name}.`;
const times = (name: string) =>
  `Die Zeit wächst mit den Runden mal der Länge von ${name}: Doppelt so viele von beiden dauern viermal so lang.`;

const searched: German = (a, _b, title) => ({
  title: title.startsWith("If ")
    ? `Wenn ${a} eine Liste ist, durchsucht jede Runde der Schleife sie von vorn`
    : `${a} wird in jeder Runde der Schleife von vorn durchsucht`,
  why: `${times(a)} Eine Menge oder ein Wörterbuch antwortet sofort.`,
});

const grown: German = (a) => ({
  title: `${a} wird in jeder Runde der Schleife ganz kopiert`,
  why: `${square(a)} Zu einer Liste, die einmal angelegt ist, kommt ein Element immer gleich schnell dazu.`,
});

const rules: Readonly<Record<string, German>> = {
  "list-membership-in-loop": searched,
  "list-search-in-loop": searched,
  "list-sum-in-loop": grown,
  "frame-grown-in-loop": (a) => ({
    title: `${a} wird in jeder Runde der Schleife ganz kopiert`,
    why: "Die Zeit wächst mit dem Quadrat der Zahl der Zeilen. Teile in einer Liste, nach der Schleife einmal zusammengesetzt, werden einmal kopiert.",
  }),
  "text-sum-in-loop": (a) => ({
    title: `${a} entsteht in jeder Runde der Schleife neu, um ein Stück länger`,
    why: "Ein Text wächst nicht an seinem Platz: Wo Python ihn kopieren muss, wächst die Zeit mit dem Quadrat seiner Länge. Stücke in einer Liste, am Ende verbunden, werden einmal kopiert.",
  }),
  "list-front-in-loop": (a, b) => ({
    title: `${a} verschiebt in jeder Runde der Schleife alle anderen Elemente von ${b}`,
    why: `${square(b)} Am Ende statt am Anfang, oder mit einem Zeiger, der weiterrückt, dauert es immer gleich lang.`,
  }),
  "rest-copy": (a, _b, title) => ({
    title: `Alles, was von ${a} übrig ist, wird ${title.endsWith("itself") ? "bei jedem Aufruf seiner selbst" : "in jeder Runde der Schleife"} kopiert`,
    why: `Die Kopien zusammen wachsen mit dem Quadrat der Länge von ${a}. Ein Zeiger, der weiterrückt, braucht keine Kopie.`,
  }),
  "nested-loop-join": (a, b) => ({
    title:
      a === "" || b === ""
        ? "Für jedes Element der einen Seite werden alle der anderen durchgegangen, um gleiche zu finden"
        : `Für jedes Element von ${a} werden alle von ${b} durchgegangen, um gleiche zu finden`,
    why: "Die Zeit wächst mit der einen Länge mal der anderen: Doppelt so viele von beiden dauern viermal so lang. Ein Wörterbuch der einen Seite findet den Partner sofort.",
  }),
  "overlapping-recursion": (a, _b, title) => ({
    title: `${a} ruft sich in jedem Schritt ${title.includes("twice") ? "zweimal" : `${/\d+(?= times)/.exec(title)?.[0] ?? "mehrere"}-mal`} selbst auf und rechnet dieselben Teile immer wieder aus`,
    why: "Die Zahl der Aufrufe vervielfacht sich mit jedem Schritt. Gemerkt oder vom kleinsten Teil her aufgebaut, wird jeder Teil einmal ausgerechnet.",
  }),
  "sort-in-loop": (a) => ({
    title: `${a} wird in jeder Runde der Schleife neu sortiert`,
    why: `Jede Runde kostet n log n für die Länge von ${a}. Einmal vor der Schleife sortiert, oder in Ordnung gehalten, reicht es.`,
  }),
  "scan-in-loop": (a, b, title) => ({
    title: `${a} geht in jeder Runde der Schleife ${title.includes("a part of") ? `einen Teil von ${b}` : `ganz ${b}`} durch`,
    why: "Die Zeit wächst mit den Runden mal der Länge. Ein Wert, der mitgeführt oder vorher einmal ausgerechnet wird, braucht einen Durchgang.",
  }),
  "regex-in-loop": () => ({
    title: "Dasselbe Muster wird in jeder Runde der Schleife neu übersetzt",
    why: "Das Übersetzen dauert länger als die meisten Vergleiche; einmal vor der Schleife gemacht, wird es in ihr nur benutzt.",
  }),
  "rows-one-by-one": (a) => ({
    title: `${a} macht aus jeder Zeile eine \`Series\``,
    why: "Jede Zeile kostet das Tausendfache dessen, was eine Rechnung mit der ganzen Spalte für sie kostet; `itertuples` ist weit leichter.",
  }),
  cyclomatic: (a, _b, title) => ({
    title: `${a} hat ${/\d+/.exec(title.replace(/`[^`]*`/g, ""))?.[0] ?? "viele"} unabhängige Wege`,
    why: "Jeder Weg braucht einen eigenen Test, und so viele bekommt kaum eine Funktion. Teile mit eigenem Namen lassen sich einzeln testen.",
  }),
  parse: (a) => ({
    title: a === "" ? "Die Datei endet zu früh, oder etwas ist nicht geschlossen" : `Das ist nicht lesbar: ${a}`,
    why: "",
  }),
  "written-secret": (a) => ({ title: `${a} enthält, was wie ein echtes Geheimnis aussieht`, why: "" }),
};

const own = new Set(["patterns", "complexity", "tree-sitter", "secretlint"]);

/** The finding as it is where there is no German for it. */
export function inGerman(finding: Finding): Finding {
  const { origin, title, why } = finding;
  if (origin.kind !== "tool" || !own.has(origin.tool) || !Object.hasOwn(rules, origin.rule)) return finding;
  const [a = "", b = ""] = title.match(/`[^`]+`/g) ?? [];
  const said = rules[origin.rule]?.(a, b, title);
  if (!said) return finding;
  return { ...finding, title: said.title, ...(why !== undefined && said.why !== "" && { why: said.why }) };
}

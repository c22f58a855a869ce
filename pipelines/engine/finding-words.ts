// What a finding is called, in the reader's language: its tag says who found it.
import type { CodeTool, Finding, FindingCategory } from "./code.ts";
import type { Language } from "./error-sentences.ts";

const categories: Readonly<Record<FindingCategory, Readonly<Record<Language, string>>>> = {
  bug: { en: "bug", de: "Fehler" },
  syntax: { en: "syntax", de: "Syntax" },
  types: { en: "types", de: "Typen" },
  security: { en: "security", de: "Sicherheit" },
  performance: { en: "slow", de: "langsam" },
  complexity: { en: "complex", de: "verwickelt" },
  style: { en: "style", de: "Stil" },
};

/** The names of tools that a person may know, with the rule behind them; the others are said in words. */
const named: Partial<Readonly<Record<CodeTool, string>>> = { biome: "Biome", ruff: "Ruff", typescript: "TypeScript" };

const unnamed: Readonly<Record<Language, Partial<Readonly<Record<CodeTool, string>>>>> = {
  en: { "tree-sitter": "does not parse", secretlint: "secret", complexity: "complexity", patterns: "slow pattern" },
  de: {
    "tree-sitter": "Syntaxfehler",
    secretlint: "Geheimnis",
    complexity: "Verwicklung",
    patterns: "langsames Muster",
  },
};

const words = {
  en: { proven: "proven", measured: "measured", byRun: "shown by a run", model: "model, {score} of 10" },
  de: { proven: "belegt", measured: "gemessen", byRun: "im Lauf gezeigt", model: "Modell, {score} von 10" },
} as const;

/** “bug, proven”, “slow, measured”, “Ruff F401”, “model, 8 of 10”. */
export function originText({ origin, category }: Finding, isMeasured: boolean, language: Language): string {
  const { proven, measured, byRun, model } = words[language];
  const name = categories[category][language];
  if (isMeasured && category === "performance") return `${name}, ${measured}`;
  switch (origin.kind) {
    case "run":
      return `${name}, ${category === "bug" ? proven : category === "performance" ? measured : byRun}`;
    case "model":
      return model.replace("{score}", String(origin.score));
    case "tool": {
      const tool = named[origin.tool];
      if (tool === undefined) return unnamed[language][origin.tool] ?? origin.tool;
      return `${tool} ${origin.rule.split("/").at(-1) ?? ""}`.trim();
    }
  }
}

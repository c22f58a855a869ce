import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { preferredLanguage } from "../../../client/strings/languages.ts";

const script = readFileSync(join(import.meta.dirname, "../../../client/public/first-paint.js"), "utf8");

/** The language of the page before its code has come. */
function languageAt(wanted: readonly string[], stored: string | null = null): unknown {
  const root = { dataset: {}, lang: "" };
  runInNewContext(script, {
    document: { documentElement: root },
    navigator: { languages: wanted, language: wanted[0] ?? "" },
    localStorage: { getItem: (key: string) => (key === "facet.language" ? stored : null) },
    matchMedia: () => ({ matches: false }),
  });
  return root.lang;
}

test.each([[["fr", "de"]], [["de-AT", "en"]], [["en-GB", "de"]], [["ar"]], [[]]])(
  "a reader who asks for %j has the same language before the page's code has come as after",
  (wanted: readonly string[]) => {
    expect(languageAt(wanted)).toBe(preferredLanguage(wanted));
  },
);

test("the chosen language stands, and what is none does not", () => {
  expect([languageAt(["de"], "en"), languageAt(["de"], "tlh")]).toEqual(["en", "de"]);
});

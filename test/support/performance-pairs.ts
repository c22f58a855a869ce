// Functions before and after a change, with what is true of the change (test/data/performance-pairs).
import { readFileSync } from "node:fs";
import type { Growth } from "../../pipelines/engine/code-answers.ts";
import type { CodeFile } from "../../pipelines/engine/code.ts";
import type { GrowthRequest } from "../../pipelines/steps/code/measure/measure-growth.ts";

export interface KnownPair {
  readonly name: string;
  readonly kind: "faster" | "different" | "not-faster";
  readonly growth: { readonly before: Growth; readonly after: Growth } | null;
  readonly request: Omit<GrowthRequest, "sandbox">;
}

interface Entry {
  readonly name: string;
  readonly ending: "py" | "js" | "ts";
  readonly function: string;
  readonly kind: KnownPair["kind"];
  readonly before?: Growth;
  readonly after?: Growth;
  readonly examples: string;
}

const folder = new URL("../data/performance-pairs/", import.meta.url);
const languages = { py: "python", js: "javascript", ts: "typescript" } as const;

export function performancePairs(): readonly KnownPair[] {
  const entries = JSON.parse(readFileSync(new URL("pairs.json", folder), "utf8")) as readonly Entry[];
  return entries.map((entry) => {
    const { name, kind, ending, before, after } = entry;
    const file = `code.${ending}`;
    const side = (which: "before" | "after"): readonly CodeFile[] => [
      {
        name: file,
        language: languages[ending],
        text: readFileSync(new URL(`${name}/${which}.${ending}`, folder), "utf8"),
      },
    ];
    const examples = entry.examples === "" ? [] : [entry.examples];
    return {
      name,
      kind,
      growth: before && after ? { before, after } : null,
      request: { before: side("before"), after: side("after"), file, name: entry.function, examples },
    };
  });
}

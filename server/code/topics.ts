// What rules of different tools are about, where they say the same.
import type { Found } from "./found.ts";

const topics: Readonly<Record<string, string>> = {
  "typescript TS2304": "undefined-name",
  "typescript TS2552": "undefined-name",
  "biome noUndeclaredVariables": "undefined-name",
  "typescript TS2588": "constant-assigned",
  "biome noConstAssign": "constant-assigned",
  "typescript TS7027": "unreachable",
  "biome noUnreachable": "unreachable",
  "typescript TS1117": "duplicate-key",
  "biome noDuplicateObjectKeys": "duplicate-key",
  "typescript TS2300": "duplicate-name",
  "typescript TS2451": "duplicate-name",
  "biome noRedeclare": "duplicate-name",
  "typescript TS2448": "used-before-declared",
  "typescript TS2454": "used-before-declared",
  "biome noInvalidUseBeforeDeclaration": "used-before-declared",
  "typescript TS2367": "comparison",
  "biome useValidTypeof": "comparison",
  "biome noAccumulatingSpread": "copied-in-loop",
  "patterns list-sum-in-loop": "copied-in-loop",
  "biome noSelfCompare": "comparison",
};

export function topicOf({ origin, category }: Pick<Found, "origin" | "category">): string | undefined {
  if (category === "security" && (origin.tool === "secretlint" || /^(?:S10[567]|noSecrets)$/.test(origin.rule)))
    return "secret";
  if (category === "complexity") return "complexity";
  return topics[`${origin.tool} ${origin.rule}`];
}

// What a person's words ask of an open path, by rules: to go on, to hear a layer another way, to skip it, to be asked. English and German.
import type { LessonWay } from "../../engine/guide/lesson.ts";
import { readRefinement } from "../refinement.ts";

type Said = "next" | "skip" | "quiz" | Exclude<LessonWay, "open" | "next">;

interface SaidAction {
  readonly action: Said;
  /** For `compare`: what with. */
  readonly other: string | null;
  /** For `quiz`: about all of the path. */
  readonly everything: boolean;
}

/** Longest text that can be a move, in characters: a real question is longer. */
const longest = 120;
const polite =
  /^(?:ok(?:ay)?|and|und|now|jetzt|please|bitte|yes|ja|so|then|dann|can you|could you|kannst du|let's|let us)[\s,]+|[\s,]+(?:please|bitte|now|jetzt|then|dann)$/gi;
const whole = (...sources: readonly string[]) => new RegExp(`^(?:${sources.join("|")})$`, "iu");
const part = "(?:layer|step|part|chapter|level|one|ebene|schritt|teil|stufe|kapitel)";

const next = whole(
  `(?:go (?:on|ahead|to the next(?: ${part})?)|(?:the )?next(?: ${part})?(?:: .+)?|continue|carry on|move on|keep going|on)`,
  `(?:mach |geh |es geht |geht es )?weiter(?: geht'?s| machen)?|(?:die |der |das |zur |zum )?nächste[rsn]?(?: ${part})?(?:: .+)?|fortfahren`,
);
const skip = whole(
  `skip(?: it| this| that)?(?: ${part})?(?:: .+)?|(?:i )?(?:already )?know (?:this|that|it)(?: already)?`,
  `überspring(?:e|en)?(?: es| das| (?:diese|diesen|die|den) ${part})?(?:: .+)?|(?:das )?(?:kenne|weiß) ich(?: das)? schon`,
);
const quiz = whole(
  `(?:quiz|test|examine)(?: me)?(?: on (?:it|this|that|everything|all(?: of it)?|the whole(?: path| topic)?|layer .+))?|ask me(?: something| some questions| questions)?`,
  `frage? mich (?:ab|etwas|zu allem)(?: .{1,20})?|(?:teste|prüfe?|quiz) mich(?: .{1,20})?|abfragen|(?:ein )?quiz(?: bitte| zu allem| über alles)?`,
);
const everything = /\b(?:everything|all|whole|allem|alles|ganze[nrs]?)\b/i;
const why = whole(
  `(?:but )?why(?: is that| is it so| so| though| that)?`,
  `(?:aber )?(?:warum|wieso|weshalb)(?: das| denn| ist das so| so)?`,
);
const again = whole(
  `(?:explain|say|tell|show)(?: it| that| this| me)* (?:again|once more|differently|another way)|again|once more|repeat(?: that| it| this)?`,
  `(?:erkläre?|sage?|zeige?)(?: es| das| mir| mir das)* (?:noch ?mal|noch einmal|anders)|noch ?mal|noch einmal|wiederhole?(?: das| es)?`,
);
const compare =
  /^(?:compare (?:(?:it|this|that) )?(?:with|to)|vergleiche? (?:(?:es|das|dies|diese[ns]?) )?mit|vergleich mit)\s+(?<other>.+)$/iu;
const deeper = whole(
  `(?:tell me |sag mir |erzähl(?:e)? mir )?(?:more|mehr)(?: about (?:it|this|that)| dazu| darüber| davon)?`,
);

/** Null where the words are a question of their own. */
export function readAction(text: string): SaidAction | null {
  const said = text.trim().replace(/[.!?…\s]+$/u, "");
  if (said === "" || said.length > longest || said.includes("\n")) return null;
  const words = said.replace(polite, "").replace(polite, "").trim();
  const action = (name: Said, other: string | null = null): SaidAction => {
    return { action: name, other, everything: name === "quiz" && everything.test(words) };
  };
  if (next.test(words)) return action("next");
  if (skip.test(words)) return action("skip");
  if (quiz.test(words)) return action("quiz");
  if (why.test(words)) return action("why");
  if (again.test(words)) return action("again");
  const other = compare.exec(words)?.groups?.["other"]?.trim();
  if (other !== undefined) return action("compare", other);
  if (deeper.test(words)) return action("deeper");
  const refinement = readRefinement(said);
  return refinement && action(refinement.depth ?? "again");
}

/** What a button's question names after its colon or "with": `Compare with a fridge`. */
export function comparedWith(text: string): string {
  return readAction(text)?.other ?? text.trim();
}

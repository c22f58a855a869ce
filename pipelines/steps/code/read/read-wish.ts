// What a person wants done with code, read by rules from their words and from what they brought.
import type { CodeLanguage } from "../../../engine/code.ts";
import type { Task, Wish } from "../develop.ts";

interface Brought {
  readonly wish: Wish;
  readonly question: string;
  /** Code that came with this question. */
  readonly code: boolean;
  /** Code of the conversation that it can be about. */
  readonly current: boolean;
  readonly error: boolean;
  readonly tests: boolean;
  /** Lines are named. */
  readonly lines: boolean;
}

const wanted: readonly (readonly [Task, RegExp])[] = [
  [
    "document",
    /\b(?:docstrings?|jsdoc|javadoc|doxygen|rustdoc|tsdoc|document (?:it|this|the|my|these|all|every)|(?:write|add) (?:the )?(?:documentation|doc comments)|dokumentier\w*|doku(?:mentation)? (?:schreib|ergänz)\w*)\b/i,
  ],
  [
    "faster",
    /\b(?:faster|slow(?:er|ly)?|speed(?: it| this)?(?: up)?|performance|optimi[sz]e\w*|takes? (?:too long|forever|minutes|hours|ages)|(?:time|space|runtime) complexity|bottlenecks?|schneller|langsam\w*|beschleunig\w*|optimier\w*|dauert (?:zu lange|ewig|minuten|stunden)|laufzeit)\b/i,
  ],
  [
    "bugs",
    /\b(?:bugs?|fix(?:e[sd])?|debug\w*|broken|breaks|crash(?:es|ed)?|throws?|fails?|failing|wrong|incorrect|does(?:n['’]t| not) work|not working|errors?|exceptions?|traceback|why does (?:it|this) (?:not|fail|crash|throw|return)|fehler\w*|kaputt|stürzt|abst[uü]rz\w*|falsch\w*|schlägt fehl|funktioniert nicht|geht nicht|behebe?n?|reparier\w*|repariere?|(?:any|other|more|find|spot) (?:other |more )?(?:problems?|issues?)|(?:noch|andere|weitere|irgendwelche) (?:andere |weitere )?probleme?)\b/i,
  ],
  [
    "explain",
    /\b(?:explain|walk (?:me )?through|what does|how does|understand|line by line|erklär\w*|was (?:macht|tut)|wie funktioniert|zeile für zeile|versteh\w*)\b/i,
  ],
];

const moreTests =
  /^(?:(?:please |bitte )?(?:write|add|give me|make|schreib\w*|ergänze?|mach\w*)\s+)?(?:some |a few |einige |ein paar )?(?:more |further |mehr |weitere )?(?:unit ?)?tests?\b(?:.{0,40})$/i;
const change =
  /^(?:(?:please|now|and|then|ok(?:ay)?,?|can you|could you|bitte|jetzt|nun|und|kannst du)\s+)*(?:do (?:it|this|that)|make (?:it|this|the)|use|rename|add|remove|replace|move|extract|split|merge|inline|convert|translate|port|rewrite|refactor|turn|change|let|handle|support|allow|return|sort|simplify|shorten|clean|without|with|in|as|mach\w*|nutze|nimm|benenne?|füge?|entfern\w*|ersetz\w*|verschieb\w*|wandle|übersetz\w*|schreib\w*|ändere?|vereinfach\w*|ohne|mit|auf|als|jetzt)\b/i;
const writing =
  /^(?:(?:please|can you|could you|i (?:need|want)|bitte|kannst du|ich (?:brauche|möchte))\s+)*(?:me |mir )?(?:(?:write|implement|create|build|generate|code|program|schreib\w*|implementier\w*|erstell\w*|programmier\w*|bau\w*)\b|(?:a|an|eine?n?)\s+(?:\w+\s+){0,4}(?:function|class|script|program|module|funktion|klasse|skript|programm|modul)\b)/i;
const asking =
  /\?\s*$|^(?:why|what|where|when|which|who|how|is|are|does|do|can|could|should|would|warum|wieso|weshalb|was|wo|wann|welche\w*|wer|wie|ist|sind|kann|soll\w*|hat)\b/i;

/** Of a sentence that tells what to do, only these speak of a bug: “add error handling” and “throw an exception” are wishes. */
const plainBug =
  /\b(?:bugs?|fix(?:e[sd])?|debug\w*|broken|crash(?:es|ed)?|wrong|does(?:n['’]t| not) work|not working|kaputt|falsch\w*|stürzt|abst[uü]rz\w*|behebe?n?|reparier\w*)\b/i;
/** Asks about what was found or done before, and wants it told, not done again. */
const aboutAnswer =
  /^(?:(?:please|bitte|can you|kannst du)\s+)*(?:explain|why (?:does|did|is|was)|how (?:does|did)|erklär\w*|warum|wieso|weshalb|wie (?:funktioniert|wirkt))\b.{0,40}\b(?:the|your|this|that|der|die|den|das|dein\w*|dies\w*)\s+(?:fix|bug|change|solution|error|fehler|korrektur|lösung|änderung)\b|^what (?:was|were)\b.*\b(?:wrong|bug|problem|error)\b|^was war\b.*\b(?:falsch|fehler|problem|kaputt)\b|^(?:why|warum|wieso|weshalb) (?:is|ist) (?:it|this|that|es|das) (?:now |jetzt )?(?:faster|schneller)\b/i;

/** One task, or two where both are plainly wanted; never empty. */
export function readTasks({ wish, question, code, current, error, tests, lines }: Brought): Task[] {
  const here = code || current;
  if (wish !== "auto") return [wish === "write" && current && !code ? "change" : wish];
  const said = question.trim();
  const isOrder = change.test(said) || writing.test(said);
  const named = here
    ? wanted
        .filter(([task, words]) => words.test(said) && (task !== "bugs" || !isOrder || plainBug.test(said)))
        .map(([task]) => task)
    : [];
  if (!code && !error && current && aboutAnswer.test(said)) return ["ask"];
  if (!code && current && moreTests.test(said)) return ["tests"];
  if (lines && asking.test(said) && !(code && named.includes("bugs"))) return ["ask"];
  if (!code && !error && current && change.test(said) && !said.endsWith("?")) {
    const also = named.filter((task) => task !== "explain");
    return also.length > 0 && !/^(?:without|ohne|in|auf|now in|jetzt)\b/i.test(said) ? also.slice(0, 2) : ["change"];
  }
  if (error && here) return named.includes("faster") ? ["bugs", "faster"] : ["bugs"];
  if (!here) return [writing.test(said) ? "write" : "ask"];
  if (named.includes("bugs") && named.includes("faster")) return ["bugs", "faster"];
  const [first] = named;
  if (first)
    return [first === "explain" && !code && asking.test(said) && !/^(?:explain|erklär)/i.test(said) ? "ask" : first];
  if (code && change.test(said) && !asking.test(said)) return ["change"];
  if (writing.test(said)) return [current && !code ? "change" : "write"];
  if (tests) return ["bugs"];
  if (asking.test(said)) return ["ask"];
  return code ? ["bugs"] : ["ask"];
}

const languageWords: readonly (readonly [CodeLanguage, RegExp])[] = [
  ["typescript", /\b(?:typescript|ts)\b/i],
  ["javascript", /\b(?:javascript|js|node\.?js)\b/i],
  ["python", /\bpython\b/i],
  ["java", /\bjava\b/i],
  ["cpp", /\bc\+\+|\bcpp\b/i],
  ["go", /\b(?:golang|(?<=\b(?:in|into|to|auf|nach) )go|go(?= (?:function|version|code|program)))\b/i],
  ["rust", /\brust\b/i],
  ["c", /\b(?<=\b(?:in|into|auf|to|nach) )c\b(?![+#])/i],
  ["sql", /\bsql\b/i],
  ["shell", /\b(?:bash|shell(?: script)?)\b/i],
];

/** The language that new code is wanted in, where the words name one. */
export function readTarget(question: string): CodeLanguage | null {
  return languageWords.find(([, words]) => words.test(question))?.[0] ?? null;
}

const into = String.raw`(?:in|into|to|auf|nach|als|zu|using|mit)\s+(?:(?:plain|modern|idiomatic|reines?|modernes?)\s+)?`;
const called = String.raw`[ -](?:version|code|function|script|class|module|program|version|funktion|skript|klasse|modul|programm)\b`;

/** The language that code is to be changed into: “rename ts to start” and “the last node” name none. */
export function readNewLanguage(question: string): CodeLanguage | null {
  const named = languageWords.find(([, { source }]) =>
    new RegExp(String.raw`\b${into}(?:${source})|^(?:${source})\W*$|(?:${source})${called}`, "i").test(question),
  );
  return named?.[0] ?? null;
}

// Why code was not run or not measured, in the reader's language.
import type { Language } from "./error-sentences.ts";
import type { NotRunReason } from "./sandbox.ts";

type InBoth = Readonly<Record<Language, string>>;

/** After “because” and “weil”. */
const reasons: Readonly<Record<NotRunReason["key"], InBoth>> = {
  "needs-package": {
    en: "it needs {name}, which is not in the sandbox",
    de: "es {name} braucht, das die Sandbox nicht hat",
  },
  language: { en: "{name} cannot be run here", de: "{name} hier nicht ausgeführt werden kann" },
  "no-tests": {
    en: "there is no test, and no error to reproduce",
    de: "es keinen Test gibt und keinen Fehler nachzustellen",
  },
  "no-entry": { en: "nothing in it can be run by itself", de: "nichts darin für sich allein laufen kann" },
  "no-input": { en: "no input for it is known", de: "keine Eingabe dafür bekannt ist" },
  "does-not-parse": { en: "the code does not parse", de: "der Code nicht lesbar ist (Syntaxfehler)" },
  "too-fast": { en: "it is over too soon to be timed", de: "es zu schnell vorbei ist, um gemessen zu werden" },
  "needs-model": {
    en: "it takes a model to write what would be run",
    de: "ein Modell nötig wäre, um das Nötige zu schreiben",
  },
  "own-not-allowed": {
    en: "your own Python or Node may not be used on this server",
    de: "dein eigenes Python oder Node auf diesem Server nicht erlaubt ist",
  },
  "cannot-jail": {
    en: "this machine cannot shut a run in, and an open one is not done",
    de: "diese Maschine einen Lauf nicht abschotten kann und ein offener nicht gemacht wird",
  },
  "sandbox-failed": { en: "the sandbox itself failed", de: "die Sandbox selbst versagt hat" },
};

const sentences = {
  notRun: { en: "Not run, because {reason}.", de: "Nicht ausgeführt, weil {reason}." },
  notMeasured: { en: "Not measured, because {reason}.", de: "Nicht gemessen, weil {reason}." },
} as const satisfies Record<string, InBoth>;

export function notRunSentence(reason: NotRunReason, language: Language): string {
  return sentences.notRun[language].replace("{reason}", () => reasonOf(reason, language));
}

export function notMeasuredSentence(reason: NotRunReason, language: Language): string {
  return sentences.notMeasured[language].replace("{reason}", () => reasonOf(reason, language));
}

function reasonOf(reason: NotRunReason, language: Language): string {
  return reasons[reason.key][language].replace("{name}", () => ("name" in reason ? reason.name : "…"));
}

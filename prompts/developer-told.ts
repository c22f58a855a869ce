// Sentences the Developer's code writes itself, in both languages: each is true by a run, a measurement, a tool or a count.

const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

const kindsDe: Readonly<Record<string, string>> = {
  function: "Funktion",
  method: "Methode",
  class: "Klasse",
  interface: "Schnittstelle",
  type: "Typ",
  constant: "Konstante",
  module: "Modul",
};

export const told = {
  testsFail: ({ failed, total, first }: { failed: number; total: number; first: string }) => ({
    en: `${failed} of ${total} tests ${failed === 1 ? "fails" : "fail"}${first === "" ? "." : `: \`${first}\``}`,
    de: `${failed} von ${total} Tests ${failed === 1 ? "schlägt" : "schlagen"} fehl${first === "" ? "." : `: \`${first}\``}`,
  }),
  /** `isLost`: in a promise that nothing awaits. */
  raises: ({ error, message, isLost }: { error: string; message: string; isLost: boolean }) => ({
    en: `Throws \`${error}\`${isLost ? " in a promise that nothing awaits" : ""}${message === "" ? "" : `: ${message}`}`,
    de: `Wirft \`${error}\`${isLost ? " in einem Promise, auf das niemand wartet" : ""}${message === "" ? "" : `: ${message}`}`,
  }),
  doesNotEnd: { en: "Does not end.", de: "Endet nicht." },
  lintFix: ({ count }: { count: number }) => ({
    en: `the tools' own safe fixes: ${many(count, "finding", "findings")}`,
    de: `die sicheren Korrekturen der Werkzeuge: ${many(count, "Befund", "Befunde")}`,
  }),
  searchFix: ({ before, after }: { before: string; after: string }) => ({
    en: `\`${before}\` becomes \`${after}\``,
    de: `\`${before}\` wird zu \`${after}\``,
  }),
  documentFix: ({ count }: { count: number }) => ({
    en: `documentation for ${many(count, "place", "places")}`,
    de: `Dokumentation für ${many(count, "Stelle", "Stellen")}`,
  }),
  changeFix: { en: "the change", de: "die Änderung" },
  slowFunction: ({ name, growth }: { name: string; growth: string }) => ({
    en: `\`${name}\` ${growth}.`,
    de: `\`${name}\` ${growth}.`,
  }),
  fasterFix: ({ name }: { name: string }) => ({ en: `\`${name}\`, faster`, de: `\`${name}\`, schneller` }),
  symbolNote: ({
    name,
    kind,
    lines,
    complexity,
  }: {
    name: string;
    kind: string;
    lines: number;
    complexity: number | null;
  }) => ({
    en: `\`${name}\`: ${kind}, ${many(lines, "line", "lines")}${complexity === null ? "" : `, ${many(complexity, "path", "paths")} through it`}.`,
    de: `\`${name}\`: ${kindsDe[kind] ?? kind}, ${many(lines, "Zeile", "Zeilen")}${complexity === null ? "" : `, ${many(complexity, "Weg", "Wege")} hindurch`}.`,
  }),
  facts: {
    allPass: ({ total }: { total: number }) => ({
      en: total === 1 ? "The test passes." : `All ${total} tests pass.`,
      de: total === 1 ? "Der Test besteht." : `Alle ${total} Tests bestehen.`,
    }),
    someFail: ({ failed, total }: { failed: number; total: number }) => ({
      en: total === 1 ? "The test fails." : `${failed} of ${total} tests ${failed === 1 ? "fails" : "fail"}.`,
      de:
        total === 1
          ? "Der Test schlägt fehl."
          : `${failed} von ${total} Tests ${failed === 1 ? "schlägt" : "schlagen"} fehl.`,
    }),
    errorCame: ({ error }: { error: string }) => ({
      en: `Run in the sandbox, the error comes: \`${error}\`.`,
      de: `In der Sandbox ausgeführt, kommt der Fehler: \`${error}\`.`,
    }),
    errorStayedAway: ({ error }: { error: string }) => ({
      en: `Run in the sandbox, \`${error}\` did not come.`,
      de: `In der Sandbox ausgeführt, kam \`${error}\` nicht.`,
    }),
    ranThrough: { en: "Run in the sandbox, it runs through.", de: "In der Sandbox läuft es durch." },
    fixProven: ({
      by,
      title,
      total,
      round,
    }: {
      by: "model" | "search" | "tool";
      title: string;
      total: number;
      round: number;
    }) => ({
      en: `A fix is proven${by === "search" ? ", found by trying small changes" : round > 1 ? ` in round ${round} of 3` : ""}: ${title}. After it ${total === 0 ? "the error no longer comes" : total === 1 ? "the test passes" : `all ${total} tests pass`}.`,
      de: `Eine Lösung ist belegt${by === "search" ? ", gefunden durch Probieren kleiner Änderungen" : round > 1 ? ` in Runde ${round} von 3` : ""}: ${title}. Danach ${total === 0 ? "kommt der Fehler nicht mehr" : total === 1 ? "besteht der Test" : `bestehen alle ${total} Tests`}.`,
    }),
    fixNotFound: ({ tried }: { tried: number }) => ({
      en: tried === 0 ? "No fix was found." : `No fix was found: ${many(tried, "was", "were")} tried and none passes.`,
      de:
        tried === 0
          ? "Keine Lösung gefunden."
          : `Keine Lösung gefunden: ${many(tried, "wurde", "wurden")} versucht, keine besteht.`,
    }),
    fixUnproven: ({ title }: { title: string }) => ({
      en: `A fix is offered that was not proven: ${title}.`,
      de: `Es gibt einen Vorschlag, der nicht belegt ist: ${title}.`,
    }),
    needsLargerModel: {
      en: "A larger model may find more; this one only explains.",
      de: "Ein größeres Modell findet vielleicht mehr; dieses erklärt nur.",
    },
    faster: ({ name, ratio, growth, equal }: { name: string; ratio: string; growth: string; equal: string }) => ({
      en: `\`${name}\` is ${ratio}, measured${growth === "" ? "" : ` (${growth})`}.${equal === "" ? "" : ` ${equal}`}`,
      de: `\`${name}\` ist ${ratio}, gemessen${growth === "" ? "" : ` (${growth})`}.${equal === "" ? "" : ` ${equal}`}`,
    }),
    grows: ({ name, growth, n, unit }: { name: string; growth: string; n: number; unit: string }) => ({
      en: `\`${name}\` ${growth}, measured up to ${n.toLocaleString("en")} ${unit}.`,
      de: `\`${name}\` ${growth}, gemessen bis ${n.toLocaleString("de")} ${unit}.`,
    }),
    notFaster: ({ name, tried }: { name: string; tried: number }) => ({
      en: `No faster form of \`${name}\` held: ${many(tried, "was", "were")} tried and measured.`,
      de: `Keine schnellere Form von \`${name}\` hielt: ${many(tried, "wurde", "wurden")} versucht und gemessen.`,
    }),
    nothingSlow: {
      en: "No slow pattern was found, and nothing could be measured.",
      de: "Kein langsames Muster gefunden, und nichts war messbar.",
    },
    toolsFound: ({ count, tools }: { count: number; tools: string }) => ({
      en: `${tools === "" ? "The tools name" : `${tools} and the other tools name`} ${many(count, "place", "places")}.`,
      de: `${tools === "" ? "Die Werkzeuge nennen" : `${tools} und die anderen Werkzeuge nennen`} ${many(count, "Stelle", "Stellen")}.`,
    }),
    toolsFoundNothing: { en: "No tool found anything.", de: "Kein Werkzeug hat etwas gefunden." },
    modelFound: ({ count }: { count: number }) => ({
      en: `${many(count, "more comes", "more come")} from the model alone: no run showed ${count === 1 ? "it" : "them"}.`,
      de: `${many(count, "weiterer kommt", "weitere kommen")} allein vom Modell: kein Lauf hat ${count === 1 ? "ihn" : "sie"} gezeigt.`,
    }),
    documented: ({ count }: { count: number }) => ({
      en: `${many(count, "place is", "places are")} documented; no code was changed.`,
      de: `${many(count, "Stelle ist", "Stellen sind")} dokumentiert; am Code wurde nichts geändert.`,
    }),
    nothingToDocument: {
      en: "Nothing was documented: everything has its documentation, or no text for it held.",
      de: "Nichts dokumentiert: alles hat schon seine Dokumentation, oder kein Text dafür hielt.",
    },
    wrote: ({ names, passed, total }: { names: string; passed: number; total: number }) => ({
      en: `Written and run: ${names}. ${passed === total ? (total === 1 ? "Its test passes." : `All ${total} tests pass.`) : `${passed} of ${total} tests pass: read it with care.`}`,
      de: `Geschrieben und ausgeführt: ${names}. ${passed === total ? (total === 1 ? "Der Test besteht." : `Alle ${total} Tests bestehen.`) : `${passed} von ${total} Tests bestehen: lies es mit Vorsicht.`}`,
    }),
    wroteUntested: ({ names }: { names: string }) => ({
      en: `Written: ${names}. It parses; no test was run.`,
      de: `Geschrieben: ${names}. Es ist lesbar; kein Test lief.`,
    }),
    notWritten: {
      en: "Nothing was written that can be read as code. Say it in other words, or choose a larger model.",
      de: "Es kam nichts heraus, das als Code lesbar ist. Sag es mit anderen Worten, oder wähle ein größeres Modell.",
    },
    changed: ({ title, passed, total }: { title: string; passed: number; total: number }) => ({
      en: `Changed: ${title}. ${passed === total ? (total === 1 ? "The test passes." : `All ${total} tests pass.`) : `${passed} of ${total} tests pass, as many as before.`}`,
      de: `Geändert: ${title}. ${passed === total ? (total === 1 ? "Der Test besteht." : `Alle ${total} Tests bestehen.`) : `${passed} von ${total} Tests bestehen, so viele wie vorher.`}`,
    }),
    changedUntested: ({ title }: { title: string }) => ({
      en: `Changed: ${title}. It parses, and the tools find nothing new.`,
      de: `Geändert: ${title}. Es ist lesbar, und die Werkzeuge finden nichts Neues.`,
    }),
    notChanged: ({ tried }: { tried: number }) => ({
      en: `The code stays as it is: ${many(tried, "attempt", "attempts")} did not hold.`,
      de: `Der Code bleibt, wie er ist: ${many(tried, "Versuch hielt", "Versuche hielten")} nicht.`,
    }),
    explained: ({ files, functions, lines }: { files: number; functions: number; lines: number }) => ({
      en: `${many(files, "file", "files")}, ${many(functions, "function", "functions")}, ${many(lines, "line", "lines")}.`,
      de: `${many(files, "Datei", "Dateien")}, ${many(functions, "Funktion", "Funktionen")}, ${many(lines, "Zeile", "Zeilen")}.`,
    }),
    emptyFile: {
      en: "The file is empty: there is nothing to check.",
      de: "Die Datei ist leer: es gibt nichts zu prüfen.",
    },
    noCode: {
      en: "There is no code here yet. Paste some, or add a file, and ask again.",
      de: "Hier gibt es noch keinen Code. Füge welchen ein oder gib eine Datei dazu, und frag noch einmal.",
    },
  },
};

// Words of the adviser on the models page in German.
import type { SizingStrings } from "./sizing.en.ts";

const small = [
  "keine",
  "eine",
  "zwei",
  "drei",
  "vier",
  "fünf",
  "sechs",
  "sieben",
  "acht",
  "neun",
  "zehn",
  "elf",
  "zwölf",
];
const inWords = (count: number) => small[count] ?? String(count);

const reasons: SizingStrings["reasons"] = {
  fits: (value) => `Es braucht ${value("bytes")} von ${value("memoryBytes")}.`,
  "leaves-room": (value) => `Es ist Platz für ${value("atOnce")} gleichzeitig.`,
  "larger-too-big": (value) => `${value("model")} bräuchte ${value("bytes")}.`,
  "larger-too-slow": (value) => `${value("model")} schriebe höchstens ${value("tokensPerSecond")} Token pro Sekunde.`,
  "cpu-speed": (value) =>
    `Auf ${value("cores")} Kernen braucht ${value("model")} ${value("seconds")} Sekunden, um eine Frage von 2.000 Token zu lesen.`,
  "better-precision-too-big": (value) => `In ${value("precision")} bräuchte es ${value("bytes")}.`,
  "better-precision-too-slow": (value) =>
    `In ${value("precision")} schriebe es höchstens ${value("tokensPerSecond")} Token pro Sekunde.`,
  "ahead-of": (value) =>
    value("ahead") === value("of")
      ? `Es liegt in jedem veröffentlichten Test vor ${value("than")}.`
      : `Es liegt in ${value("ahead")} von ${value("of")} veröffentlichten Tests vor ${value("than")}.`,
  speed: (value) => `Höchstens ${value("tokensPerSecond")} Token pro Sekunde für eine Person.`,
  "unknown-bandwidth": () => "Wie schnell sein Speicher gelesen wird, ist nicht bekannt; darum steht hier kein Tempo.",
  "context-capped": (value) => `Es liest höchstens ${value("context")} Token, nicht ${value("asked")}.`,
  "no-vision": () => "Es liest nur Text.",
  "nothing-fits": (value) => `Das kleinste bräuchte ${value("bytes")}.`,
  "would-fit": (value) =>
    `Mit ${value("context")} Token und einem Gespräch auf einmal passt ${value("model")} in ${value("precision")}.`,
};

export const sizingDe: SizingStrings = {
  // Advice
  advice: "Was hier am besten läuft",
  forThis: (facts) => `Für diesen Rechner: ${facts}`,
  forThat: (facts) => `Für ${facts}`,
  notLooked: "Dieser Rechner ließ sich nicht ansehen, darum gilt das für einen anderen.",
  named: (model, precision) => `${model} in ${precision}`,
  run: (model, precision) => `Nimm ${model} in ${precision}.`,
  isTight: (model, precision) => `${model} in ${precision} passt nur knapp.`,
  isTooBig: (model, precision) => `${model} in ${precision} ist hier zu groß.`,
  takes: (size, of, what) => `Es braucht ${size} von ${of} bei ${what}`,
  wouldTake: (size, of, what) => `Es bräuchte ${size}, da sind ${of}, bei ${what}`,
  oneContext: (context) => `${context} Token Kontext`,
  manyContexts: (count, context) => `${inWords(count)} Gesprächen mit je ${context} Token`,
  noCache: (context) => `${context} Token Kontext und ohne Key-Value-Cache`,
  leavesRoom: (count) => ` und lässt Platz für ${inWords(count)} gleichzeitig.`,
  leavesMore: (count) => ` und lässt Platz für ${inWords(count)}.`,
  nothing: "Hier passt kein Gemma 3.",
  usable: (size) => `den ${size}, die ein Modell hier nutzen kann`,
  processorOnly: "Nur Prozessor",
  yours: (advised) => `Deine Wahl; empfohlen ist ${advised}.`,
  yoursAlone: "Deine Wahl.",
  backToAdvice: "Zurück zur Empfehlung",
  speed: (tokens) => `Höchstens ${tokens} Token pro Sekunde für eine Person.`,
  inWords,
  reasons,
  serverNames: { "llama-server": "llama-server", vllm: "vLLM", ollama: "Ollama", embedded: "In Facet selbst" },
  command: "Befehl zum Starten",
  copyCommand: "Befehl kopieren",
  noCommand: "Kein Befehl: Nichts, was es ausliefern kann, hätte hier Platz.",
  inFacet: "Das macht Facet selbst: Lade es unten herunter, mehr braucht es nicht.",
  tellFacet: "Füge ihn dann unten als Server hinzu, oder starte Facet mit",
  gated: "Die Gewichte sind von Google selbst: Nimm zuerst auf Hugging Face die Bedingungen an und setze HF_TOKEN.",
  commandTakes: (size, count) =>
    count === 1
      ? `So betrieben braucht es ${size}.`
      : `So betrieben braucht es ${size}, für ${inWords(count)} gleichzeitig.`,
  // What is asked
  machine: "Rechner",
  thisOne: (name) => `Dieser: ${name}`,
  noMachine: "Kein solcher Rechner in der Liste.",
  machineList: "Alle Rechner zeigen",
  context: "Kontext",
  tokens: (count) => `${count} Token`,
  atOnce: "Gleichzeitig",
  cache: "Key-Value-Cache",
  caches: { with: "Mit", without: "Ohne" },
  pictures: "Bilder",
  picturesWanted: { any: "Nicht nötig", wanted: "Nötig" },
  // What fits
  doesItFit: "Passt es auf diesen Rechner?",
  doesItFitThere: (name) => `Passt es? ${name}`,
  memoryKinds: {
    gpu: (size) => `${size} Grafikspeicher, sonst nichts darauf`,
    unified: (size, usable) => `${size} Speicher, geteilt mit dem System, ${usable} für ein Modell`,
    cpu: (size, usable) => `${size} Speicher, ${usable} für ein Modell, keine Grafikkarte`,
  },
  table: "Speicherbedarf von Gemma 3 nach Größe und Genauigkeit, berechnet und veröffentlicht",
  gemma: "Gemma 3",
  precisions: { bf16: "bf16", int4: "int4", "int4-32": "int4, 32er-Blöcke", sfp8: "SFP8" },
  inSentence: { bf16: "bf16", int4: "int4", "int4-32": "int4 (32er-Blöcke)", sfp8: "SFP8" },
  fits: { fits: "passt", tight: "knapp", "too-big": "zu groß" },
  legend: { fits: "passt, unter 90 %", tight: "knapp", "too-big": "zu groß" },
  textOnly: (context) => `Text, ${context}`,
  seesToo: (context) => `Text, Bilder, ${context}`,
  published: (size) => `veröffentlicht ${size}`,
  publishedAt: (size, context) => `veröffentlicht ${size} bei ${context}`,
  notPublished: "nicht veröffentlicht",
  perSecond: (tokens) => `≤ ${tokens}/s`,
  perSecondLong: (tokens) => `höchstens ${tokens} Token pro Sekunde`,
  advised: "empfohlen",
  chosen: "deine Wahl",
  differsHere: "weicht von der veröffentlichten Zahl ab, der Grund steht unter der Tabelle",
  keys: "Pfeiltasten bewegen, Enter wählt.",
  note: "Große Zahl: Gewichte, Cache und was ein Server sonst braucht, für deine Angaben berechnet. Fünf von sechs Schichten behalten nur ihr Fenster (512 oder 1.024 Token), darum liegt sie unter der veröffentlichten Zahl, wo diese alle 32.768 behält. „/s“: Token pro Sekunde für eine Person, höchstens.",
  noteNoCache:
    "Große Zahl: Gewichte und was ein Server sonst braucht, ohne Key-Value-Cache. „/s“: Token pro Sekunde für eine Person, höchstens.",
  compared: (within, all) =>
    `${all} veröffentlichte Zahlen verglichen, ohne das Fenster: ${within} stimmen auf 10 % genau.`,
  otherFigures: "Diese weichen weiter ab",
  differs: (name, published, computed, deviation) =>
    `${name}: veröffentlicht ${published}, berechnet ${computed} (${deviation})`,
  withCache: "mit Cache",
  deviations: {
    "vision-in-16-bits":
      "Die veröffentlichten Gewichte lassen den Bildteil größtenteils aus: 0,8 GB in 16 Bit, die jede Datei enthält, die man betreibt.",
    "published-cache-larger":
      "Der veröffentlichte Cache ist größer, als Schichten, Köpfe und Token in 16 Bit ergeben. Der Bericht sagt nicht, was er sonst noch enthält.",
  },
  // Scores
  against: "gegen",
  scores: "veröffentlichte Werte",
  firstModel: "Modell der oberen Balken",
  secondModel: "Modell der unteren Balken",
  test: "Test",
  groups: { coding: "Programmieren", knowledge: "Wissen", maths: "Mathematik" },
  benchmarks: {
    humaneval: "HumanEval",
    mbpp: "MBPP",
    livecodebench: "LiveCodeBench",
    mmlu: "MMLU",
    "gpqa-diamond": "GPQA Diamond",
    math: "MATH",
    gsm8k: "GSM8K",
  },
  scoresNote: (upper, lower) =>
    `Oberer Balken ${upper}, unterer ${lower}, in Prozent, beide in bf16; int4 wurde nicht bewertet.`,
};

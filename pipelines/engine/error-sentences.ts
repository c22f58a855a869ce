// One sentence for each error code, from its facts, in the reader's language; its reason's words are in error-reasons.ts.
import { errorReasons } from "./error-reasons.ts";
import type { ErrorFacts, FacetErrorData } from "./errors.ts";

export type Language = "en" | "de";

type Words = Record<FacetErrorData["code"], { readonly en: string; readonly de: string }>;

/** `{name}` is replaced by the fact of that name, `{reason}` by its words; a fact that is missing is shown as "…". */
const sentences: Words = {
  "invalid-input": { en: "“{field}” cannot be used: {reason}.", de: "„{field}“ passt nicht: {reason}." },
  "not-found": {
    en: "This {what} does not exist, or it belongs to someone else.",
    de: "Das gibt es nicht ({what}), oder es gehört jemand anderem.",
  },
  conflict: {
    en: "An answer is already being written here. Wait for it or stop it.",
    de: "Hier entsteht schon eine Antwort. Warte sie ab oder halte sie an.",
  },
  forbidden: { en: "Not allowed: {reason}.", de: "Nicht erlaubt: {reason}." },
  "too-large": { en: "The {what} is too large.", de: "Zu groß: {what}." },
  "unsupported-file": {
    en: "Files of type {type} cannot be read. These can: PDF, DOCX, PPTX, XLSX, CSV, Parquet, HTML, Markdown, text, source code, PNG, JPEG and WebP.",
    de: "Dateien vom Typ {type} lassen sich nicht lesen. Diese schon: PDF, DOCX, PPTX, XLSX, CSV, Parquet, HTML, Markdown, Text, Quelltext, PNG, JPEG und WebP.",
  },
  "file-damaged": { en: "{name} is damaged and could not be read.", de: "{name} ist beschädigt und nicht lesbar." },
  "password-needed": { en: "{name} needs its password.", de: "{name} braucht das Passwort." },
  "password-wrong": { en: "This is not the password of {name}.", de: "Das ist nicht das Passwort von {name}." },
  "no-text": { en: "{name} holds no text.", de: "{name} enthält keinen Text." },
  "document-not-ready": { en: "{name} is still being read.", de: "{name} wird noch gelesen." },
  "model-missing": { en: "No model is ready to answer: {reason}.", de: "Kein Modell ist bereit: {reason}." },
  "model-unreachable": {
    en: "The model {model} did not answer: {reason}.",
    de: "Das Modell {model} antwortet nicht: {reason}.",
  },
  "model-overflow": {
    en: "The text is too long for the model: {tokens} tokens, and {limit} fit.",
    de: "Der Text ist zu lang für das Modell: {tokens} Token, {limit} passen.",
  },
  "model-cannot-see": { en: "{model} cannot see images.", de: "{model} kann keine Bilder sehen." },
  "sandbox-limit": { en: "The code was stopped: {reason}.", de: "Der Code wurde angehalten: {reason}." },
  "time-limit": {
    en: "The step “{step}” took longer than {seconds} s and was stopped.",
    de: "Der Schritt „{step}“ dauerte länger als {seconds} s und wurde angehalten.",
  },
  "storage-full": {
    en: "The disk is full: {needed} are needed in {folder}.",
    de: "Der Speicher ist voll: {needed} fehlen in {folder}.",
  },
  "rate-limited": {
    en: "Too many requests. Try again in {seconds} s.",
    de: "Zu viele Anfragen. Versuch es in {seconds} s noch einmal.",
  },
  interrupted: {
    en: "Facet was restarted while this was being answered.",
    de: "Facet wurde während der Antwort neu gestartet.",
  },
  unexpected: {
    en: "Something went wrong inside Facet. The log has the details.",
    de: "In Facet ging etwas schief. Das Protokoll hat die Einzelheiten.",
  },
};

/** A conflict that names its reason is another one than an answer being written. */
const conflictBecause = { en: "This does not fit here: {reason}.", de: "Das passt hier nicht: {reason}." };

/** An unexpected error that names its reason lies with what a model said. */
const unexpectedBecause = {
  en: "The model gave nothing that can be used: {reason}.",
  de: "Das Modell gab nichts Brauchbares: {reason}.",
};

/** A disk that cannot say how much is missing. */
const diskIsFull = {
  en: "There is no space left where Facet keeps its data. Free some there, then try again.",
  de: "Wo Facet seine Daten ablegt, ist kein Platz mehr. Schaff dort welchen, dann versuch es noch einmal.",
};

/** A time limit that names its reason is no step's: nothing was written. */
const lateBecause = {
  en: "This could not be written down in time: {reason}.",
  de: "Das ließ sich nicht rechtzeitig speichern: {reason}.",
};

/** A server that says it is too long, and not by how much. */
const overflowUncounted = {
  en: "The text is too long for the model.",
  de: "Der Text ist zu lang für das Modell.",
};

/** Nobody knows whether the file is damaged. */
const unreadBecause = { en: "{name} could not be read: {reason}.", de: "{name} ließ sich nicht lesen: {reason}." };

/** A file that was given as a picture. */
const noPicture = {
  en: "{name} is no picture that can be read ({type}). These can: JPEG, PNG, WebP, AVIF, HEIC, GIF, TIFF and SVG.",
  de: "{name} ist kein lesbares Bild ({type}). Lesbar sind JPEG, PNG, WebP, AVIF, HEIC, GIF, TIFF und SVG.",
};

export function errorSentence({ code, facts }: Pick<FacetErrorData, "code" | "facts">, language: Language): string {
  return fill(wordsOf(code, facts)[language], { ...facts, reason: reasonWords(facts, language) });
}

function wordsOf(code: FacetErrorData["code"], facts: ErrorFacts): Words[FacetErrorData["code"]] {
  if (code === "conflict" && facts["reason"] !== undefined) return conflictBecause;
  if (code === "storage-full" && facts["needed"] === undefined) return diskIsFull;
  if (code === "time-limit" && facts["reason"] !== undefined) return lateBecause;
  if (code === "unexpected" && facts["reason"] !== undefined) return unexpectedBecause;
  if (code === "file-damaged" && facts["reason"] !== undefined) return unreadBecause;
  if (code === "model-overflow" && facts["limit"] === undefined) return overflowUncounted;
  return code === "unsupported-file" && facts["what"] === "image" ? noPicture : sentences[code];
}

/** The words of `facts.reason`; one that is not of the set is shown as it is. */
export function reasonWords(facts: ErrorFacts, language: Language): string {
  const reason = String(facts["reason"] ?? "…");
  const words: Readonly<Record<string, string>> = errorReasons[language];
  return Object.hasOwn(words, reason) ? fill(words[reason] ?? reason, facts) : reason;
}

function fill(words: string, facts: ErrorFacts): string {
  return words.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? "…"));
}

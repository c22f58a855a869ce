// A document in few words: how far it is, how long it still takes, what it is, and why it was refused.
import type { DocumentInfo, DocumentKind } from "../../pipelines/engine/documents.ts";
import { errorSentence } from "../../pipelines/engine/error-sentences.ts";
import type { Workbench } from "../state/workbench.ts";
import type { DocumentStrings } from "../strings/documents.en.ts";
import { isOver } from "./page-strip.ts";
import type { Refusal } from "./uploads.ts";

const minute = 60_000;

type Speaking = Pick<Workbench, "strings" | "language">;

/** “reading, 61 of 96, about 1 min left”; the error's sentence where it failed. */
export function progressLine(document: DocumentInfo, { strings, language }: Speaking): string {
  const words = strings().documents;
  const { stage, done, total, etaMs, error } = document;
  if (stage === "failed" && error) {
    if (error.code === "password-needed") return words.passwordLocked;
    // Its name stands beside it already.
    return error.facts["name"] === document.name
      ? strings().errors.titles[error.code]
      : errorSentence(error, language());
  }
  const name = words.stages[stage];
  if (isOver(stage) || total === 0) return name;
  const where = words.stageOf(name, Math.min(done, total), total);
  return etaMs === null ? where : `${where}, ${words.left(timeOf(etaMs, words))}`;
}

/** Coarse: an estimate that ticks by the second promises too much. */
function timeOf(ms: number, words: DocumentStrings): string {
  if (ms < 1.5 * minute) return words.seconds(Math.max(5, Math.ceil(ms / 5000) * 5));
  if (ms < 90 * minute) return words.minutes(Math.round(ms / minute));
  return words.hours(Math.round(ms / (60 * minute)));
}

export function refusalWords(why: Refusal, { strings, language }: Speaking): string {
  const { attach } = strings().documents;
  if (why === "folder") return attach.folder;
  return why === "broken" ? attach.broken : errorSentence(why, language());
}

/** Sending the same bytes again may end differently. */
export function mayRetry(why: Refusal): boolean {
  if (why === "folder") return false;
  return (
    why === "broken" || ["storage-full", "rate-limited", "interrupted", "unexpected", "time-limit"].includes(why.code)
  );
}

/** It can be opened with a password, which a person has to give. */
export function needsPassword({ stage, error }: Pick<DocumentInfo, "stage" | "error">): boolean {
  return stage === "failed" && (error?.code === "password-needed" || error?.code === "password-wrong");
}

export function kindOf({ isData, mediaType }: Pick<DocumentInfo, "isData" | "mediaType">): DocumentKind {
  if (isData) return "data";
  return mediaType.startsWith("image/") ? "picture" : "text";
}

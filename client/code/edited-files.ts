// The files of a message while they are being edited: names and languages follow the text until the person chooses them.
import { codeLimits } from "../../pipelines/engine/code.ts";
import type { CodeLanguage } from "../../pipelines/engine/code.ts";
import { freeName } from "./code-input.ts";
import type { SubmittedFile } from "./code-input.ts";
import { nameOfPasted } from "./file-names.ts";
import { languageOf } from "./read-code.ts";

export interface EditedFile {
  readonly id: string;
  /** Empty until the person or the text names it. */
  readonly name: string;
  readonly text: string;
  readonly language: CodeLanguage;
  /** Chosen by the person: it no longer follows name and text. */
  readonly languageChosen: boolean;
}

export function editedOf(file: SubmittedFile): EditedFile {
  const found = languageOf(file.name, file.text) ?? "text";
  const { name, text, language = found } = file;
  return { id: crypto.randomUUID(), name, text, language, languageChosen: language !== found };
}

export function newFile(): EditedFile {
  return { id: crypto.randomUUID(), name: "", text: "", language: "text", languageChosen: false };
}

export function withChange(file: EditedFile, change: Partial<Pick<EditedFile, "name" | "text">>): EditedFile {
  const next = { ...file, ...change };
  return next.languageChosen ? next : { ...next, language: languageOf(next.name, next.text) ?? "text" };
}

/** As they are sent: what has no name is called after its text, and what is empty and unnamed is no file. */
export function submittedOf(files: readonly EditedFile[]): readonly SubmittedFile[] {
  const named: SubmittedFile[] = [];
  for (const { name, text, language } of files) {
    if (name === "" && text.trim() === "") continue;
    const taken = [...named, ...files].map((each) => each.name);
    const own = name === "" ? freeName(nameOfPasted(text, language), taken) : name;
    named.push({ name: own, text, language });
  }
  return named;
}

export type NameProblem = "taken" | "wrong";

/** Source of the pattern: fileName of the message's schema. */
const namePattern = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^\\/\p{Cc}][^\\\p{Cc}]*$/u;

export function nameProblem(name: string, id: string, files: readonly EditedFile[]): NameProblem | undefined {
  if (name === "") return undefined;
  if (name.length > codeLimits.nameCharacters || !namePattern.test(name)) return "wrong";
  return files.some((each) => each.name === name && each.id !== id) ? "taken" : undefined;
}

// The code in a persona's input: which of its fields hold it, what is in them, and the input once it was sent.
import type { ComponentName } from "../../pipelines/engine/components.ts";
import { codeLanguages } from "../../pipelines/engine/code.ts";
import type { CodeLanguage } from "../../pipelines/engine/code.ts";
import type { Input } from "../conversation/drafts.ts";
import type { CatalogueField, CataloguePersona } from "../../server/api.ts";
import type { Workbench } from "../state/workbench.ts";

/** A file of the next message. */
export interface SubmittedFile {
  readonly name: string;
  readonly language?: CodeLanguage | undefined;
  readonly text: string;
}

export interface CodeFields {
  readonly files: CatalogueField;
  /** Single texts: tests, an error. */
  readonly texts: readonly CatalogueField[];
}

/** Where a stack trace goes. */
export const errorKey = "error";
const wishKey = "wish";
/** In place of a file's name: the editor begins a new one. */
export const newTab = "new";

const codeComponents: readonly ComponentName[] = ["files", "code"];

function isCode({ component }: Pick<CatalogueField, "component">): boolean {
  return codeComponents.includes(component);
}

/** False for the fields that the editor shows instead of a picker, and for those that only a view of their own sends. */
export function isPicker(field: Pick<CatalogueField, "component">): boolean {
  return !isCode(field) && field.component !== "hidden";
}

/** Undefined where the persona takes no code. */
export function codeFieldsOf({ inputs }: Pick<CataloguePersona, "inputs">): CodeFields | undefined {
  const files = inputs.find(({ component }) => component === "files");
  return files && { files, texts: inputs.filter(({ component }) => component === "code") };
}

/** A draft or a question may hold anything: what is no file is none. */
export function filesIn(input: Input, fields: CodeFields | undefined): readonly SubmittedFile[] {
  const value = input[fields?.files.key ?? ""];
  return Array.isArray(value) ? value.filter(isFile) : [];
}

export function withFiles(input: Input, fields: CodeFields, files: readonly SubmittedFile[]): Input {
  return { ...input, [fields.files.key]: files.length === 0 ? undefined : files };
}

export function textIn(input: Input, key: string): string {
  const value = input[key];
  return typeof value === "string" ? value : "";
}

export function withText(input: Input, key: string, text: string): Input {
  return { ...input, [key]: text === "" ? undefined : text };
}

/** What stays for the message after it: the code has become a version of the conversation, and what is hidden was for that one. */
export function withoutCode(persona: Pick<CataloguePersona, "inputs">, input: Input): Input {
  const gone = persona.inputs.filter((field) => !isPicker(field)).map(({ key }) => key);
  return Object.fromEntries(Object.entries(input).filter(([key]) => !gone.includes(key)));
}

export function hasFiles(persona: Pick<CataloguePersona, "inputs">, input: Input): boolean {
  return filesIn(input, codeFieldsOf(persona)).length > 0;
}

/** Files, tests or an error: a message that may go without words. */
export function hasCode(persona: Pick<CataloguePersona, "inputs">, input: Input): boolean {
  return persona.inputs.some((field) => {
    const value = isCode(field) ? input[field.key] : undefined;
    return (typeof value === "string" || Array.isArray(value)) && value.length > 0;
  });
}

/** What code without a word asks for: the wish that was chosen, else to look at it. */
export function codeQuestion(
  persona: Pick<CataloguePersona, "inputs">,
  input: Input,
  { local, strings }: Pick<Workbench, "local" | "strings">,
): string | undefined {
  if (!hasCode(persona, input)) return undefined;
  const wish = persona.inputs.find(({ key }) => key === wishKey);
  const chosen = textIn(input, wishKey);
  const label = chosen === wish?.schema["default"] ? undefined : wish?.choices?.[chosen];
  return label ? local(label) : strings().lookAtCode;
}

/** Lines as an editor counts them. */
export function lineCount(text: string): number {
  return text === "" ? 0 : text.replace(/\r?\n$/, "").split(/\r\n|\r|\n/).length;
}

/** A name that is not taken: `pasted.py`, `pasted-2.py`. */
export function freeName(name: string, taken: readonly string[]): string {
  const dot = name.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  const at = (number: number) => (number === 1 ? name : `${stem}-${number}${ending}`);
  let number = 1;
  while (taken.includes(at(number))) number += 1;
  return at(number);
}

function isFile(value: unknown): value is SubmittedFile {
  if (typeof value !== "object" || value === null) return false;
  const { name, language, text } = value as Partial<SubmittedFile>;
  const known = language === undefined || codeLanguages.includes(language);
  return typeof name === "string" && typeof text === "string" && known;
}

// Reads files a person brought: which are code, in which language, which belong to the documents, and which can be neither.
import { codeLimits } from "../../pipelines/engine/code.ts";
import type { CodeFile } from "../../pipelines/engine/code.ts";
import { detectLanguage } from "../../pipelines/engine/code-language.ts";
import type { Failure } from "../conversation/failure.ts";
import { lineCount } from "./code-input.ts";
import type { SubmittedFile } from "./code-input.ts";
import { belongsBy, isCodeByContent, nameOfPasted } from "./file-names.ts";
import { looksLikeCode } from "./looks-like-code.ts";
import type { CodeRefusal } from "./merge-files.ts";

export interface Left {
  readonly name: string;
  readonly why: string;
}

export type Unpacked =
  | { readonly ok: true; readonly files: readonly CodeFile[]; readonly left: readonly Left[] }
  | { readonly ok: false; readonly failure: Failure };

export interface NotAdded {
  readonly name: string;
  readonly why: CodeRefusal | Failure | { readonly kind: "left"; readonly left: readonly Left[] };
}

export interface ReadCode {
  readonly code: readonly SubmittedFile[];
  readonly documents: readonly File[];
  readonly notAdded: readonly NotAdded[];
}

/** Bytes of a file that may still hold few enough characters. */
const mostBytes = codeLimits.charactersAFile * 4;
/** Bytes in which a zero byte tells that a file is no text. */
const lookedAt = 8192;

export async function readCode(files: readonly File[], unpack: (file: File) => Promise<Unpacked>): Promise<ReadCode> {
  const code: SubmittedFile[] = [];
  const documents: File[] = [];
  const notAdded: NotAdded[] = [];
  for (const file of files) {
    const name = nameOf(file);
    const belongs = belongsBy(name);
    if (belongs === "document") documents.push(file);
    else if (/\.zip$/i.test(name)) {
      const unpacked = await unpack(file);
      if (!unpacked.ok) notAdded.push({ name, why: unpacked.failure });
      else {
        code.push(...unpacked.files);
        if (unpacked.left.length > 0) notAdded.push({ name, why: { kind: "left", left: unpacked.left } });
        else if (unpacked.files.length === 0) notAdded.push({ name, why: "no-code" });
      }
    } else {
      const text = file.size > mostBytes ? "too-large" : await textOf(file);
      const isOpen = belongs === "content-decides";
      if (typeof text === "object" && (!isOpen || isCodeByContent(name, text.text, looksLikeCode)))
        code.push({ name, text: text.text, language: detectLanguage(name, text.text) });
      // The library takes what is no code, and says itself what it cannot read.
      else if (isOpen) documents.push(file);
      else if (typeof text === "string") notAdded.push({ name, why: text });
    }
  }
  return { code, documents, notAdded };
}

/** Pasted code as a file, named after what it defines. */
export function pastedFile(text: string): SubmittedFile {
  const language = detectLanguage(null, text);
  return { name: nameOfPasted(text, language), text, language };
}

/** The language a file has now: of its new name, or of its text. */
export function languageOf(name: string, text: string): SubmittedFile["language"] {
  return detectLanguage(name === "" ? null : name, text);
}

/** A trace above the limit keeps its beginning and its end: one of the two says what happened. */
export function fittedError(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = `\n… ${lineCount(text)} …\n`;
  const half = Math.floor((most - cut.length) / 2);
  return text.slice(0, half) + cut + text.slice(-half);
}

function nameOf(file: File): string {
  const path = (file.webkitRelativePath || file.name).replaceAll("\\", "/").replace(/^\/+/, "");
  return path.slice(-codeLimits.nameCharacters).replace(/^\/+/, "");
}

async function textOf(file: File): Promise<{ readonly text: string } | "binary" | "unreadable"> {
  const bytes = await file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => undefined,
  );
  if (!bytes) return "unreadable";
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder("utf-16le").decode(bytes) };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder("utf-16be").decode(bytes) };
  if (bytes.subarray(0, lookedAt).includes(0)) return "binary";
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    // Old sources: every byte is a letter there.
    return { text: new TextDecoder("windows-1252").decode(bytes) };
  }
}

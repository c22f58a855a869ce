// Files added to those of the message: within the limits, the same name in a newer state, two of one name side by side.
import { codeLimits } from "../../pipelines/engine/code.ts";
import { freeName } from "./code-input.ts";
import type { SubmittedFile } from "./code-input.ts";

/** Why a file is not among the code of the message. */
export type CodeRefusal = "binary" | "too-large" | "too-many" | "too-much" | "unreadable" | "no-code";

export interface Merged {
  readonly files: readonly SubmittedFile[];
  readonly refused: readonly { readonly name: string; readonly why: CodeRefusal }[];
}

/** What is added in one go is never lost to its own kind; what was there before gives way to its newer state. */
export function mergeFiles(there: readonly SubmittedFile[], added: readonly SubmittedFile[]): Merged {
  const files = [...there];
  const refused: Merged["refused"][number][] = [];
  const fresh = new Set<string>();
  for (const each of added) {
    const again = files.find((file) => file.name === each.name && fresh.has(file.name));
    if (again?.text === each.text) continue;
    const name = again ? freeName(each.name, [...fresh, ...files.map((file) => file.name)]) : each.name;
    const at = files.findIndex((file) => file.name === name);
    const rest = charactersOf(files) - (at < 0 ? 0 : (files[at]?.text.length ?? 0));
    const why = refusalOf(each, at < 0 ? files.length : files.length - 1, rest);
    if (why) refused.push({ name: each.name, why });
    else {
      files.splice(at < 0 ? files.length : at, 1, { ...each, name });
      fresh.add(name);
    }
  }
  return { files, refused };
}

function refusalOf({ text }: SubmittedFile, count: number, characters: number): CodeRefusal | undefined {
  if (text.length > codeLimits.charactersAFile) return "too-large";
  if (count >= codeLimits.files) return "too-many";
  return characters + text.length > codeLimits.charactersInAll ? "too-much" : undefined;
}

function charactersOf(files: readonly SubmittedFile[]): number {
  return files.reduce((sum, { text }) => sum + text.length, 0);
}

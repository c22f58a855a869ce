// A request's files under names that stay inside the working folder, and back to the names of the request.
import type { SandboxRequest, SandboxResult } from "../../pipelines/engine/sandbox.ts";
import { sandboxLimits } from "./limits.ts";

export interface NamedFiles {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly entry: string;
  /** The request's name of a file. */
  readonly given: (name: string) => string;
}

/** Null where there is no entry among them, or more than a request may hold. */
export function nameFiles({ files, entry }: SandboxRequest): NamedFiles | null {
  const given = new Map<string, string>();
  const named = files.map(({ name, text }) => {
    const inside = insideName(name);
    given.set(inside, name);
    return { name: inside, text };
  });
  const wanted = insideName(entry);
  const characters = named.reduce((sum, { text }) => sum + text.length, 0);
  if (wanted === "" || !given.has(wanted)) return null;
  if (named.length > sandboxLimits.files || characters > sandboxLimits.requestCharacters) return null;
  return { files: named.filter(({ name }) => name !== ""), entry: wanted, given: (name) => given.get(name) ?? name };
}

function insideName(name: string): string {
  return name
    .toWellFormed()
    .replaceAll("\\", "/")
    .split("/")
    .map((part) => part.replace(/\p{Cc}/gu, "_"))
    .filter((part) => part !== "" && part !== "." && part !== "..")
    .join("/")
    .slice(-sandboxLimits.nameCharacters)
    .replace(/^\/+/, "");
}

type Raised = NonNullable<Extract<SandboxResult, { readonly stdout: string }>["error"]>;

export function withGivenNames(error: Raised, { given }: NamedFiles): Raised {
  return { ...error, trace: error.trace.map((frame) => ({ ...frame, file: given(frame.file) })) };
}

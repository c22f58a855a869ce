// What was asked of the server, as data: one call after the other, with what each gave back where that is known.

export interface ProcedureCall {
  readonly kind: "query" | "mutation";
  /** As in `personas.guide.start`. */
  readonly path: string;
  /** JSON; undefined where the procedure takes none. */
  readonly input?: unknown;
  /** JSON; ids in it become variables of the snippet where a later call uses them. */
  readonly output?: unknown;
}

export interface UploadCall {
  readonly kind: "upload";
  /** Of the file, as it is read again. */
  readonly name: string;
  readonly output?: { readonly fileId: string };
}

/** Here the run was seen to end. */
export interface WaitedCall {
  readonly kind: "waited";
  readonly runId: string;
}

export type Call = ProcedureCall | UploadCall | WaitedCall;

export const snippetLanguages = ["curl", "typescript", "python"] as const;
export type SnippetLanguage = (typeof snippetLanguages)[number];

const startPath = /^personas\.([^.]+)\.start$/;
const runPath = /^(?:personas\.[^.]+\.start|messages\.(?:edit|retry|compare))$/;

/** The persona that is asked; null for every other procedure. */
export function askedPersona(path: string): string | null {
  return startPath.exec(path)?.[1] ?? null;
}

/** True where the answer is a run that has begun. */
export function beginsRun(path: string): boolean {
  return runPath.test(path);
}

// Files and pictures that come inside a request: kept as uploads are, and read before the question is asked.
import type { Persona } from "../../pipelines/engine/define-persona.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { GivenFacts } from "../../pipelines/engine/errors.ts";
import { keepBytes, untilRead } from "../documents/until-read.ts";
import type { Services } from "../trpc.ts";
import { refused } from "./openai-error.ts";
import type { AttachedPart } from "./read-request.ts";
import { chatLimits } from "./schemas.ts";

/** Milliseconds a question waits for its documents; what is not read then goes on being read. */
const waitAtMostMs = 300_000;

export interface Attached {
  readonly documentIds: readonly string[];
  readonly imageIds: readonly string[];
}

type Keeping = Pick<Services, "documents" | "images">;

/** Refuses what this persona does not take, before anything is kept. */
export function checkAttached(parts: readonly AttachedPart[], persona: Persona): void {
  if (parts.length > chatLimits.attachments)
    throw refused({ field: "messages", reason: "too-many", limit: chatLimits.attachments });
  for (const { type } of parts) {
    if (persona.accepts.includes(type === "file" ? "documents" : "images")) continue;
    throw refused({ field: `messages.content.${type}`, reason: "not-taken", persona: persona.title.en });
  }
}

/** Resolves when every document can be searched. FacetError of the file, or of its reading. */
export async function keepAttached(
  services: Keeping,
  owner: string,
  parts: readonly AttachedPart[],
  signal: AbortSignal,
): Promise<Attached> {
  const documentIds: string[] = [];
  const imageIds: string[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.type === "file") {
      const fileId = await fileOf(services, owner, part.file, signal);
      documentIds.push(services.documents.ingest(owner, { fileId }).documentId);
    } else {
      const { bytes, kind } = pictureOf(part.image_url.url);
      const file = await keepBytes(services.documents, owner, { name: `picture-${index + 1}.${kind}`, bytes }, signal);
      imageIds.push((await services.images.add(owner, file, signal)).imageId);
    }
  }
  for (const documentId of documentIds) await read(services, owner, documentId, signal);
  return { documentIds: [...new Set(documentIds)], imageIds };
}

async function fileOf(
  services: Keeping,
  owner: string,
  { file_data: data, file_id: fileId, filename }: Extract<AttachedPart, { type: "file" }>["file"],
  signal: AbortSignal,
): Promise<string> {
  if (typeof fileId === "string") return services.documents.files.get(owner, fileId).fileId;
  if (typeof data !== "string") throw refused({ field: "messages.content.file.file_data", reason: "required" });
  const bytes = bytesOf(data.replace(/^data:[^,]*;base64,/i, ""), "file.file_data");
  return keepBytes(services.documents, owner, { name: filename?.trim() || "file.txt", bytes }, signal);
}

function pictureOf(url: string): { readonly bytes: Buffer; readonly kind: string } {
  const [head = "", kind = ""] = /^data:image\/([a-z0-9]+)[^,]{0,100};base64,/i.exec(url) ?? [];
  if (head === "") throw refused({ field: "messages.content.image_url.url", reason: "remote-picture" });
  return { bytes: bytesOf(url.slice(head.length), "image_url.url"), kind: kind.toLowerCase() };
}

function bytesOf(base64: string, field: string): Buffer {
  const given = base64.replace(/\s+/g, "");
  if (given === "" || !/^[A-Za-z0-9+/_-]*={0,2}$/.test(given))
    throw refused({ field: `messages.content.${field}`, reason: "wrong-type", expected: "base64" });
  return Buffer.from(given, "base64");
}

async function read({ documents }: Keeping, owner: string, documentId: string, signal: AbortSignal): Promise<void> {
  const late = AbortSignal.timeout(waitAtMostMs);
  const document = await untilRead(documents, { owner, documentId }, AbortSignal.any([signal, late])).catch(
    (thrown: unknown) => {
      if (signal.aborted || !late.aborted) throw thrown;
      return documents.get(owner, documentId);
    },
  );
  const { stage, name, error } = document;
  if (stage === "ready") return;
  if (error) throw new FacetError(error.code, error.facts as GivenFacts, { kept: ["files"], next: error.next });
  throw new FacetError("document-not-ready", { name }, { kept: ["files"], next: ["wait"] });
}

// A catalogue entry of given bytes and sources; what does not matter to fetching is filled in.
import { createHash } from "node:crypto";
import type { CatalogueEntry, CatalogueFile } from "../../server/models/weights/catalogue-entry.ts";

export function fileOf(name: string, bytes: Buffer): CatalogueFile {
  return { name, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

export function entryOf(
  id: string,
  files: readonly CatalogueFile[],
  sources: CatalogueEntry["sources"],
): CatalogueEntry {
  return {
    id,
    name: id,
    role: "chat",
    parameters: 1,
    quantisation: "Q4_K_M",
    context: 4096,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    files,
    licence: { name: "None", url: "https://example.org" },
    tier: "small",
    standIn: false,
    template: { systemRole: true, alternates: false },
    sources,
  };
}

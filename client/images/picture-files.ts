// Which of the files a person brings are pictures for a persona that takes pictures.
import type { CataloguePersona } from "../../server/api.ts";

/** What browsers do not name: they send it without a type. */
const untyped = /\.(?:heic|heif|hif|avif|tiff?)$/i;

type Accepting = Pick<CataloguePersona, "accepts">;

/** A persona that reads documents reads pictures as scans: there they stay documents. */
export function takesPictures({ accepts }: Accepting): boolean {
  return accepts.includes("images") && !accepts.includes("documents");
}

export function isPicture({ name, type }: Pick<File, "name" | "type">): boolean {
  return type.startsWith("image/") || (type === "" && untyped.test(name));
}

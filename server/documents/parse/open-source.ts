// Opens a file in the parsing process by its type.
import type { Source } from "./source.ts";
import type { ParsedFile, ParsedPage } from "./parser.ts";

const pictureTypes: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/webp"]);

/** Throws FacetError password-needed, password-wrong, file-damaged, too-large or unsupported-file. */
export async function openSource(file: ParsedFile): Promise<Source> {
  if (file.mediaType === "application/pdf") return (await import("./pdf-source.ts")).openPdf(file);
  if (pictureTypes.has(file.mediaType)) return (await import("./image-source.ts")).openImage(file);
  const { readFormat } = await import("./formats/read-format.ts");
  const { opened, pages, apiPart } = await readFormat(file);
  const pageAt = (page: number): ParsedPage => {
    const found = pages[page - 1];
    if (!found) throw new RangeError(`there is no page ${page}`);
    return found;
  };
  return {
    opened,
    page: async (page) => pageAt(page),
    ...(apiPart && { apiPart }),
    picture: async () => {
      throw new TypeError("a text has no picture");
    },
    size: async () => ({ width: 0, height: 0 }),
    [Symbol.asyncDispose]: async () => {},
  };
}

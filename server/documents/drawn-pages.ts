// Pages drawn as pictures, kept in memory while there is room: a reader goes back and forth between a few.

/** Bytes of all kept pictures; a page of 1200 pixels takes some hundred thousand. */
const bytesAtMost = 32_000_000;

export interface DrawnPages {
  readonly get: (documentId: string, page: number, width: number) => Buffer | undefined;
  readonly keep: (documentId: string, page: number, width: number, picture: Buffer) => void;
  readonly forget: (documentId: string) => void;
}

/** The least recently seen are dropped first. */
export function openDrawnPages(limit = bytesAtMost): DrawnPages {
  const pictures = new Map<string, Buffer>();
  let bytes = 0;
  const keyOf = (...parts: readonly (string | number)[]) => parts.join(" ");
  const drop = (key: string) => {
    bytes -= pictures.get(key)?.length ?? 0;
    pictures.delete(key);
  };
  return {
    get: (documentId, page, width) => {
      const key = keyOf(documentId, page, width);
      const picture = pictures.get(key);
      if (picture === undefined) return undefined;
      pictures.delete(key);
      pictures.set(key, picture);
      return picture;
    },
    keep: (documentId, page, width, picture) => {
      if (picture.length > limit) return;
      const key = keyOf(documentId, page, width);
      drop(key);
      pictures.set(key, picture);
      bytes += picture.length;
      for (const oldest of pictures.keys()) {
        if (bytes <= limit) break;
        drop(oldest);
      }
    },
    forget: (documentId) => {
      for (const key of pictures.keys()) if (key.startsWith(`${documentId} `)) drop(key);
    },
  };
}

// What a paste becomes: files, a text file where the text is long, or what the browser makes of it.

/** Characters above which pasted text becomes a file: longer, it would bury the question. */
export const longestPaste = 2000;

/** What of a clipboard is looked at. */
export interface Pasted {
  readonly files: readonly File[];
  readonly text: string;
}

export type Paste =
  | { readonly kind: "files"; readonly files: readonly File[] }
  | { readonly kind: "text-file"; readonly text: string }
  | { readonly kind: "plain" };

/** Words win over the picture of them that office programs add to the clipboard. */
export function pasteOf({ files, text }: Pasted): Paste {
  if (text.length > longestPaste) return { kind: "text-file", text };
  if (files.length > 0 && text.trim() === "") return { kind: "files", files };
  return { kind: "plain" };
}

export function pastedOf(data: DataTransfer | null): Pasted {
  return { files: [...(data?.files ?? [])], text: data?.getData("text/plain") ?? "" };
}

/** The file a long text becomes. Line ends are the browser's; the bytes are UTF-8. */
export function textFile(text: string, name: string): File {
  return new File([text], name, { type: "text/plain" });
}

// A name for a file, made of a conversation's title, that every file system takes.

/** Bytes of the name without its ending; file systems take 255. */
const longest = 200;
/** Windows opens a device by these names. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

export function fileName(title: string, ending: string): string {
  const words = title.replace(/[\p{C}\p{Z}\\/:*?"<>|]+/gu, " ");
  const name = begin(words.trim()).replace(/^[. ]+|[. ]+$/g, "");
  return `${name === "" || devices.test(name) ? "conversation" : name}.${ending}`;
}

/** The first whole characters that fit. */
function begin(text: string): string {
  const bytes = new Uint8Array(longest);
  const { read } = new TextEncoder().encodeInto(text, bytes);
  return text.slice(0, read);
}

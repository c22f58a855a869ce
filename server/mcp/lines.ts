// The lines of a byte stream, each as soon as it is whole: only a line feed ends one, since JSON may hold every other separator.

export async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let pieces: Uint8Array[] = [];
  for await (const bytes of stream) {
    let from = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      yield text([...pieces, bytes.subarray(from, end)]);
      pieces = [];
      from = end + 1;
    }
    if (from < bytes.length) pieces.push(bytes.subarray(from));
  }
  if (pieces.length > 0) yield text(pieces);
}

const text = (pieces: readonly Uint8Array[]): string => Buffer.concat(pieces).toString().replace(/\r$/, "");

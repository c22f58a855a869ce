// Token lists for a BERT-like model: cut to its length, short ones put together by their lengths and padded to rectangles.

/** Tokens the models were trained for; the tokenizer itself does not cut. */
const tokenLimit = 512;
/**
 * Texts of one batch, and its tokens with the padding. A passage is a batch of its own: on a processor a rectangle of many long texts is slower than
 * the texts one by one (measured on 2 cores, texts of 281 tokens: 6,800 tokens/s alone, 2,600 in eights) and takes up to 700 MB more.
 */
const limits = { texts: 8, tokens: tokenLimit };
/** The token that ends a text (and, in a pair, each half) in BERT's uncased vocabulary. */
const padToken = 0;

export interface Encoded {
  readonly ids: readonly number[];
  /** 0 for the first text, 1 for the second of a pair. */
  readonly types: readonly number[];
}

/** Cut to the limit with the final token ([SEP]) kept at its end: without it the model reads a text that never ends. */
export function truncate({ ids, types }: Encoded, limit = tokenLimit): Encoded {
  if (ids.length <= limit) return { ids, types };
  return {
    ids: [...ids.slice(0, limit - 1), ...ids.slice(-1)],
    types: [...types.slice(0, limit - 1), ...types.slice(-1)],
  };
}

export interface Batch {
  /** Places of the batch's texts in the list they came from. */
  readonly places: readonly number[];
  readonly length: number;
  readonly ids: BigInt64Array;
  readonly mask: BigInt64Array;
  readonly types: BigInt64Array;
}

/** Batches by length, so that little is padded; a vector depends a little on its batch mates' padding in an int8 model. */
export function batches(encoded: readonly Encoded[], { texts, tokens } = limits): Batch[] {
  const order = encoded.map((_, place) => place).toSorted((a, b) => lengthAt(encoded, a) - lengthAt(encoded, b));
  const made: Batch[] = [];
  let places: number[] = [];
  for (const place of order) {
    const width = lengthAt(encoded, place);
    if (places.length === texts || (places.length > 0 && (places.length + 1) * width > tokens)) {
      made.push(pad(encoded, places));
      places = [];
    }
    places.push(place);
  }
  if (places.length > 0) made.push(pad(encoded, places));
  return made;
}

function pad(encoded: readonly Encoded[], places: readonly number[]): Batch {
  const length = Math.max(...places.map((place) => lengthAt(encoded, place)));
  const ids = new BigInt64Array(places.length * length).fill(BigInt(padToken));
  const mask = new BigInt64Array(ids.length);
  const types = new BigInt64Array(ids.length);
  for (const [row, place] of places.entries()) {
    const text = encoded[place];
    for (const [column, id] of (text?.ids ?? []).entries()) {
      ids[row * length + column] = BigInt(id);
      mask[row * length + column] = 1n;
      types[row * length + column] = BigInt(text?.types[column] ?? 0);
    }
  }
  return { places, length, ids, mask, types };
}

function lengthAt(encoded: readonly Encoded[], place: number): number {
  return encoded[place]?.ids.length ?? 0;
}

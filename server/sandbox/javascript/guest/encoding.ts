// Text to UTF-8 and back, and Base64, for a realm that has neither.

export class TextEncoder {
  readonly encoding = "utf-8";
  encode(text = ""): Uint8Array {
    const bytes: number[] = [];
    for (const character of String(text).toWellFormed()) {
      const point = character.codePointAt(0) ?? 0;
      if (point < 0x80) bytes.push(point);
      else if (point < 0x800) bytes.push(0xc0 | (point >> 6), tail(point));
      else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), tail(point >> 6), tail(point));
      else bytes.push(0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point));
    }
    return Uint8Array.from(bytes);
  }
}

const tail = (bits: number): number => 0x80 | (bits & 0x3f);
/** The smallest code point that needs so many bytes. */
const smallest = [0, 0, 0x80, 0x800, 0x10000];

export class TextDecoder {
  readonly encoding = "utf-8";
  readonly fatal: boolean;
  constructor(label = "utf-8", { fatal = false }: { fatal?: boolean } = {}) {
    if (!/^\s*(?:unicode-1-1-)?utf-?8\s*$/i.test(label))
      throw Object.assign(new RangeError(`The "${label}" encoding is not supported`), {
        code: "ERR_ENCODING_NOT_SUPPORTED",
      });
    this.fatal = fatal;
  }
  decode(data: ArrayBuffer | ArrayBufferView = new Uint8Array()): string {
    const bytes = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data);
    const parts: string[] = [];
    for (let at = 0; at < bytes.length;) {
      const first = bytes[at] ?? 0;
      const length = first < 0x80 ? 1 : first >> 5 === 6 ? 2 : first >> 4 === 14 ? 3 : first >> 3 === 30 ? 4 : 0;
      let point = length === 1 ? first : first & (0x7f >> length);
      let taken = 1;
      while (taken < length && ((bytes[at + taken] ?? 0) & 0xc0) === 0x80)
        point = (point << 6) | ((bytes[at + taken++] ?? 0) & 0x3f);
      const isRight =
        length > 0 && taken === length && point >= (smallest[length] ?? 0) && point <= 0x10ffff && point >> 11 !== 27;
      if (!isRight && this.fatal) throw new TypeError("The encoded data was not valid for encoding utf-8");
      parts.push(isRight ? String.fromCodePoint(point) : "\ufffd");
      at += taken;
    }
    return parts.join("").replace(/^\ufeff/, "");
  }
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

export function btoa(text: string): string {
  let encoded = "";
  for (let at = 0; at < text.length; at += 3) {
    const codes = [0, 1, 2].map((next) => text.charCodeAt(at + next));
    if (codes.some((code) => code > 255)) throw new DOMException("Invalid character", "InvalidCharacterError");
    const [first = 0, second = 0, third = 0] = codes.map((code) => (Number.isNaN(code) ? 0 : code));
    const bits = (first << 16) | (second << 8) | third;
    const left = text.length - at;
    encoded += [18, 12, 6, 0].map((shift, place) => (place > left ? "=" : letters[(bits >> shift) & 63])).join("");
  }
  return encoded;
}

export function atob(encoded: string): string {
  const body = encoded.replace(/\s+/g, "").replace(/={1,2}$/, "");
  let text = "";
  let bits = 0;
  let count = 0;
  for (const letter of body) {
    const value = letters.indexOf(letter);
    if (value < 0)
      throw new DOMException("The string to be decoded is not correctly encoded.", "InvalidCharacterError");
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    text += String.fromCharCode((bits >> count) & 255);
  }
  return text;
}

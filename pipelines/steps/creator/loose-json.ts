// Reads JSON that is still being written or was written badly: words around it, line breaks in texts, commas too many, an end that is missing.

export interface LooseJson {
  readonly value: unknown;
  /** False where the text ended before the value did. */
  readonly isWhole: boolean;
}

interface Options {
  /** Also a text that is not closed yet, as far as it goes. Default false: it is left out. */
  readonly cutTexts?: boolean;
}

/** The object that begins at the text's first brace, or null where there is none. Never throws. */
export function looseJson(text: string, { cutTexts = false }: Options = {}): LooseJson | null {
  const start = text.indexOf("{");
  if (start < 0) return null;
  const reader = new LooseReader(text, start, cutTexts);
  const value = reader.object(0);
  return { value, isWhole: !reader.isCut };
}

const missing = Symbol("missing");
const deepest = 12;
const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "",
  b: "",
  f: "",
  '"': '"',
  "\\": "\\",
  "/": "/",
};

class LooseReader {
  isCut = false;
  readonly #text: string;
  readonly #cutTexts: boolean;
  #at: number;

  constructor(text: string, at: number, cutTexts: boolean) {
    this.#text = text;
    this.#at = at;
    this.#cutTexts = cutTexts;
  }

  object(depth: number): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    this.#at += 1;
    for (;;) {
      this.#skip();
      const character = this.#text[this.#at];
      if (character === undefined) return this.#cut(entries);
      if (character === "}") break;
      const key = this.#key();
      if (key === null) return this.#cut(entries);
      this.#skip(":");
      const value = this.#value(depth + 1);
      if (value !== missing) entries.push([key, value]);
      if (this.isCut) break;
    }
    this.#at += 1;
    return Object.fromEntries(entries);
  }

  #cut(entries: [string, unknown][]): Record<string, unknown> {
    this.isCut = true;
    return Object.fromEntries(entries);
  }

  #list(depth: number): unknown[] {
    const items: unknown[] = [];
    this.#at += 1;
    for (;;) {
      this.#skip();
      const character = this.#text[this.#at];
      if (character === undefined) this.isCut = true;
      if (character === undefined || this.isCut) return items;
      if (character === "]" || character === "}") break;
      const value = this.#value(depth + 1);
      if (value !== missing) items.push(value);
    }
    if (this.#text[this.#at] === "]") this.#at += 1;
    return items;
  }

  #value(depth: number): unknown {
    this.#skip();
    const character = this.#text[this.#at];
    if (character === undefined || depth > deepest) {
      this.isCut = true;
      return missing;
    }
    if (character === "{") return this.object(depth);
    if (character === "[") return this.#list(depth);
    if (character === '"') return this.#string();
    const bare = /^[^\s,\]}:"]+/.exec(this.#text.slice(this.#at, this.#at + 60))?.[0] ?? "";
    this.#at += Math.max(bare.length, 1);
    if (this.#at >= this.#text.length) this.isCut = true;
    if (bare === "true" || bare === "false") return bare === "true";
    const number = Number(bare);
    return bare === "" || Number.isNaN(number) ? missing : number;
  }

  #key(): string | null {
    if (this.#text[this.#at] === '"') {
      const key = this.#string();
      return typeof key === "string" && !this.isCut ? key : null;
    }
    const bare = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(this.#text.slice(this.#at, this.#at + 60))?.[0];
    // What can be no key is passed over.
    this.#at += bare?.length ?? 1;
    return bare ?? "";
  }

  #string(): unknown {
    let said = "";
    for (let at = this.#at + 1; at < this.#text.length; at += 1) {
      const character = this.#text[at] ?? "";
      if (character === "\\") {
        const [read, taken] = this.#escape(at);
        said += read;
        at += taken;
      } else if (character === '"' && this.#closes(at)) {
        this.#at = at + 1;
        return said;
      } else said += character;
    }
    this.#at = this.#text.length;
    this.isCut = true;
    return this.#cutTexts && said.trim() !== "" ? said : missing;
  }

  #escape(at: number): [read: string, taken: number] {
    const next = this.#text[at + 1] ?? "";
    if (next !== "u") return [escapes[next] ?? next, 1];
    const code = /^[0-9a-f]{4}/i.exec(this.#text.slice(at + 2, at + 6))?.[0];
    return code === undefined ? ["", 1] : [String.fromCharCode(Number.parseInt(code, 16)), 5];
  }

  /** A quotation mark within a text closes it only where JSON goes on behind it. */
  #closes(at: number): boolean {
    const rest = this.#text.slice(at + 1, at + 40);
    return /^(?:\s*(?:[,:\]}]|$)|\s+")/.test(rest);
  }

  #skip(also = ""): void {
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at] ?? "";
      if (!/[\s,]/.test(character) && character !== also) return;
      this.#at += 1;
    }
  }
}

// Numbers of a text, in digits and in words, each with every way to write it that means the same.
import { wordsIn } from "./text-words.ts";

export interface SaidNumber {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly forms: readonly string[];
}

const words: ReadonlyMap<string, number> = new Map(
  [
    "two zwei 2",
    "three drei 3",
    "four vier 4",
    "five fünf 5",
    "six sechs 6",
    "seven sieben 7",
    "eight acht 8",
    "nine neun 9",
    "ten zehn 10",
    "eleven elf 11",
    "twelve zwölf dozen dutzend 12",
    "thirteen dreizehn 13",
    "fourteen vierzehn 14",
    "fifteen fünfzehn 15",
    "sixteen sechzehn 16",
    "seventeen siebzehn 17",
    "eighteen achtzehn 18",
    "nineteen neunzehn 19",
    "twenty zwanzig 20",
    "thirty dreißig 30",
    "forty vierzig 40",
    "fifty fünfzig 50",
    "sixty sechzig 60",
    "seventy siebzig 70",
    "eighty achtzig 80",
    "ninety neunzig 90",
    "hundred hundert 100",
  ].flatMap((line) => {
    const all = line.split(" ");
    const value = Number(all.at(-1));
    return all.slice(0, -1).map((word) => [word, value] as const);
  }),
);

const digits = /\d+(?:[.,:]\d+)*/g;
/** “einundzwanzig”, “twenty-one”. */
const compound =
  /^(?:(?<ones>ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und(?<tens>\p{L}+zig|dreißig)|(?<first>\p{L}+ty)-(?<second>\p{L}+))$/u;
const single = new Map([
  ["ein", 1],
  ["one", 1],
]);

/** “One” counts nothing: it is an article in most languages. Thousands and millions alone are a manner of speaking. */
export function numbersIn(text: string): SaidNumber[] {
  const found: SaidNumber[] = [];
  const plain = text.replace(/(?:https?:\/\/|www\.)\S+|[#＃@][\p{L}\p{N}\p{M}_]+/giu, (match) =>
    " ".repeat(match.length),
  );
  for (const { 0: number, index } of plain.matchAll(digits)) {
    // “B2B”, “MP3”: part of a name.
    if (/\p{L}$/u.test(plain.slice(Math.max(0, index - 2), index))) continue;
    found.push({ start: index, end: index + number.length, text: number, forms: formsOf(number) });
  }
  for (const { low, start, end, text: word } of wordsIn(plain)) {
    const value = words.get(low) ?? valueOf(low);
    if (value !== undefined) found.push({ start, end, text: word, forms: [String(value)] });
  }
  return found.toSorted((a, b) => a.start - b.start);
}

function valueOf(low: string): number | undefined {
  const { ones, tens, first, second } = compound.exec(low)?.groups ?? {};
  const one = ones ?? second;
  const ten = tens ?? first;
  if (one === undefined || ten === undefined) return undefined;
  const [small, large] = [words.get(one) ?? single.get(one), words.get(ten)];
  return small === undefined || large === undefined ? undefined : small + large;
}

/** “2.400” is two thousand four hundred, or two point four. */
function formsOf(number: string): string[] {
  if (number.includes(":")) {
    const [hours = "", minutes = ""] = number.split(":");
    return minutes === "00" ? [number, String(Number(hours))] : [`${Number(hours)}:${minutes}`];
  }
  const parts = number.split(/[.,]/);
  if (parts.length === 1) return [String(Number(number))];
  const forms = [];
  if (parts.slice(1).every((part) => part.length === 3)) forms.push(String(Number(parts.join(""))));
  if (parts.length === 2) forms.push(String(Number(parts.join("."))));
  return forms.length === 0 ? [number] : forms;
}

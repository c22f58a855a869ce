// Computes an expression that a person or a model wrote: arithmetic, percentages, a few functions and units. What it does not know it refuses.
import type { AnswerLanguage } from "../language.ts";
import { isUnit, mathsLibrary } from "./calculate-library.ts";
import type { BigNumber, MathNode, Quantity } from "./calculate-library.ts";
import { applied, bounded, bounds, number, plain } from "./calculate-functions.ts";
import { spelled } from "./calculate-spelling.ts";
import { inUnits, isDegree, tidy } from "./units-tidy.ts";
import { unitOf } from "./units-known.ts";
import type { KnownUnit } from "./units-known.ts";

export interface Computed {
  readonly value: Quantity;
  /** The units it was written with, in their order. */
  readonly units: readonly KnownUnit[];
}

interface Reading {
  readonly units: KnownUnit[];
  /** Words that are no units count nothing: `3 apples`. */
  readonly lenient: boolean;
}

const time = String.raw`(?<![\d:.,])(?:[01]?\d|2[0-4]):[0-5]\d(?![\d:])`;
/** Two times of day are no fractions: 12:30 - 9:15. */
const clocks = new RegExp(`${time}.*${time}`);

/** Null for what is no calculation, cannot be computed, or would not be what its writer means. */
export function computeExpression(
  source: string,
  { language = "en", lenient = false }: { readonly language?: AnswerLanguage; readonly lenient?: boolean } = {},
): Computed | null {
  if (source.length > bounds.characters || !/[\d½¼¾]/.test(source) || clocks.test(source)) return null;
  const reading: Reading = { units: [], lenient };
  try {
    const root = mathsLibrary().parse(spelled(source, language));
    const value = walk(root, reading, 0);
    return { value: isConversion(root) ? value : tidy(value, reading.units), units: reading.units };
  } catch {
    // The library and the walk refuse in many words; all of them mean that this is no calculation.
    return null;
  }
}

/** The tree is walked against this closed list and computed on the way: no evaluation of the library's own takes place. */
function walk(node: MathNode, reading: Reading, depth: number): Quantity {
  if (depth > bounds.depth) throw new RangeError("too deep");
  const next = (child: MathNode | undefined): Quantity => {
    if (!child) throw new SyntaxError("an operand is missing");
    return walk(child, reading, depth + 1);
  };
  const maths = mathsLibrary();
  if (maths.isParenthesisNode(node)) return next(node.content);
  if (maths.isConstantNode(node)) return bounded(constant(node.value));
  if (maths.isSymbolNode(node)) return symbol(node.name, reading);
  if (maths.isFunctionNode(node)) {
    if (!maths.isSymbolNode(node.fn)) throw new SyntaxError("no such function");
    return bounded(applied(node.fn.name, node.args.map(next)));
  }
  if (!maths.isOperatorNode(node)) throw new SyntaxError(`no ${node.type} here`);
  const [first, second] = node.args;
  if (isConversion(node)) return inUnits(next(first), next(second));
  // A degree means something only behind its number: 20 °C is not twenty times 1 °C.
  const degrees = node.fn === "multiply" && maths.isSymbolNode(second) ? unitOf(second.name) : undefined;
  if (degrees && isDegree(degrees.library)) {
    reading.units.push(degrees);
    return maths.unit(number(next(first)), degrees.library);
  }
  return bounded(operated(String(node.fn), node.args.map(next)));
}

function isConversion(node: MathNode): boolean {
  return mathsLibrary().isOperatorNode(node) && ["to", "in"].includes(node.op);
}

function operated(name: string, [first, second]: readonly Quantity[]): Quantity {
  const maths = mathsLibrary();
  if (!first) throw new SyntaxError("an operand is missing");
  if (name === "unaryMinus") return maths.unaryMinus(plain(first) as BigNumber) as Quantity;
  if (name === "unaryPlus") return first;
  if (name === "factorial") return applied("factorial", [first]);
  if (!second) throw new SyntaxError("an operand is missing");
  switch (name) {
    case "add":
      return maths.add(plain(first) as BigNumber, plain(second) as BigNumber) as Quantity;
    case "subtract":
      return maths.subtract(plain(first) as BigNumber, plain(second) as BigNumber) as Quantity;
    case "multiply":
      return maths.multiply(plain(first) as BigNumber, plain(second) as BigNumber) as Quantity;
    case "divide":
      return maths.divide(plain(first) as BigNumber, plain(second) as BigNumber) as Quantity;
    case "pow":
      return power(plain(first), number(second));
    case "mod":
      if (number(first).abs().gt(bounds.modulo)) throw new RangeError("too large");
      return maths.mod(number(first), number(second)) as Quantity;
    default:
      throw new SyntaxError(`no ${name} here`);
  }
}

function power(base: Quantity, exponent: BigNumber): Quantity {
  if (exponent.abs().gt(bounds.exponent)) throw new RangeError("too large");
  if (isUnit(base) && exponent.abs().gt(4)) throw new RangeError("no such unit");
  return mathsLibrary().pow(base as BigNumber, exponent) as Quantity;
}

function symbol(name: string, { units, lenient }: Reading): Quantity {
  const maths = mathsLibrary();
  if (name === "pi" || name === "π") return maths.acos(maths.bignumber(-1)) as BigNumber;
  if (name === "e") return maths.exp(maths.bignumber(1));
  const known = unitOf(name);
  if (known) {
    units.push(known);
    return maths.unit(maths.bignumber(1), known.library);
  }
  if (lenient && name.length > 2) return maths.bignumber(1);
  throw new SyntaxError(`no ${name} here`);
}

function constant(value: unknown): Quantity {
  const maths = mathsLibrary();
  // The hundred of a percentage is the parser's own.
  if (typeof value === "number") return maths.bignumber(value);
  if (!maths.isBigNumber(value)) throw new SyntaxError("no number");
  return value;
}

// The functions a calculation may call, and the bounds that keep every step of one small.
import { isUnit, mathsLibrary } from "./calculate-library.ts";
import type { BigNumber, Quantity } from "./calculate-library.ts";
import { isDegree } from "./units-tidy.ts";

/** Characters, nested brackets and operations, an exponent, decimal places of a value either way, and what a function is given. */
export const bounds = {
  characters: 240,
  depth: 40,
  exponent: 1000,
  magnitude: 400,
  modulo: 1e30,
  angle: 1e9,
  factorial: 170,
  list: 40,
};

const ofNumber = {
  sqrt: "sqrt",
  cbrt: "cbrt",
  abs: "abs",
  floor: "floor",
  ceil: "ceil",
  exp: "exp",
  ln: "log",
  log: "log10",
  lg: "log10",
  log10: "log10",
  log2: "log2",
  sin: "sin",
  cos: "cos",
  tan: "tan",
  asin: "asin",
  acos: "acos",
  atan: "atan",
} as const;
const ofList = ["min", "max", "mean", "sum", "median"] as const;

/** Throws for a function that is not in the list, and for what it cannot be given. */
export function applied(name: string, given: readonly Quantity[]): Quantity {
  const maths = mathsLibrary();
  const low = name.toLowerCase();
  const [first, second] = given;
  if (!first || given.length > bounds.list) throw new RangeError("too many");
  if (low === "average" || ofList.some((each) => each === low)) {
    const list = given.map(plain) as BigNumber[];
    return maths[low === "average" ? "mean" : (low as (typeof ofList)[number])](list) as Quantity;
  }
  if (low === "round" && given.length <= 2) {
    const places = second ? number(second).toNumber() : 0;
    if (!Number.isInteger(places) || Math.abs(places) > 15) throw new RangeError("no such place");
    return number(first).toDecimalPlaces(places);
  }
  if (given.length !== 1) throw new SyntaxError("one value only");
  if (low === "factorial") {
    const count = number(first);
    if (!count.isInteger() || count.lt(0) || count.gt(bounds.factorial)) throw new RangeError("too large");
    return maths.factorial(count);
  }
  if (low === "percent") return number(first).div(100);
  if (!Object.hasOwn(ofNumber, low)) throw new SyntaxError(`no function ${name}`);
  const called = ofNumber[low as keyof typeof ofNumber];
  if (isUnit(first)) return ofQuantity(called, first);
  const isWave = called === "sin" || called === "cos" || called === "tan";
  if ((isWave && first.abs().gt(bounds.angle)) || (called === "exp" && first.gt(bounds.exponent / 2)))
    throw new RangeError("too large");
  return (maths[called] as (given: BigNumber) => Quantity)(first);
}

/** Of quantities with a unit: a square root, a size, an angle. */
function ofQuantity(called: string, first: Extract<Quantity, { units: unknown }>): Quantity {
  const maths = mathsLibrary();
  if (called === "sqrt") return maths.sqrt(plain(first) as unknown as BigNumber) as Quantity;
  if (called === "abs") return maths.abs(plain(first) as unknown as BigNumber);
  if ((called === "sin" || called === "cos" || called === "tan") && first.hasBase("ANGLE"))
    return maths[called](first.toNumeric("rad") as BigNumber) as Quantity;
  throw new SyntaxError("not of a unit");
}

/** Refused where it is endless, none, or out of all proportion. */
export function bounded(value: Quantity): Quantity {
  if (isUnit(value)) {
    bounded(value.toNumeric(value.formatUnits()) as BigNumber);
    return value;
  }
  if (!mathsLibrary().isBigNumber(value) || !value.isFinite()) throw new RangeError("no number");
  if (!value.isZero() && Math.abs(value.e) > bounds.magnitude) throw new RangeError("too large");
  return value;
}

export function number(value: Quantity): BigNumber {
  if (isUnit(value)) throw new SyntaxError("a number without a unit");
  return value;
}

/** Degrees are no amounts: what 20 °C and 5 °C are together, nobody can say. */
export function plain(value: Quantity): Quantity {
  if (isUnit(value) && value.units.some(({ unit }) => isDegree(unit.name))) throw new SyntaxError("no sum of degrees");
  return value;
}

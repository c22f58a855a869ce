// The unit of a result, as a person would choose it: of the units that were given, each kind once, `90 km/h × 20 min` in kilometres.
import { isUnit, mathsLibrary } from "./calculate-library.ts";
import type { BigNumber, Quantity, Unit } from "./calculate-library.ts";
import type { KnownUnit } from "./units-known.ts";

export function isDegree(library: string): boolean {
  return library === "degC" || library === "degF";
}

/** Average months and years: how many days one has, only a calendar says. */
const calendarUnits = new Set(["month", "year", "months", "years"]);
const dayUnits = new Set(["day", "week", "hour", "minute", "s", "second"]);
const consumption = new Set(["litersPerHundred", "mpg"]);

/** Throws where one cannot be turned into the other. */
export function inUnits(value: Quantity, target: Quantity): Quantity {
  if (!isUnit(value) || !isUnit(target)) throw new SyntaxError("no unit to turn into");
  const [from, to] = [namesOf(value), namesOf(target)];
  const isCalendar = (names: readonly string[]) => names.some((name) => calendarUnits.has(name));
  const isDays = (names: readonly string[]) => names.some((name) => dayUnits.has(name));
  if ((isCalendar(from) && isDays(to)) || (isDays(from) && isCalendar(to)))
    throw new RangeError("not the same each time");
  // Litres a distance, and a distance a gallon: one is the other upside down.
  if (!value.equalBase(target) && [from, to].every((names) => names.some((name) => consumption.has(name)))) {
    const upsideDown = mathsLibrary().divide(
      mathsLibrary().bignumber(1),
      value as unknown as BigNumber,
    ) as unknown as Unit;
    return upsideDown.to(target.formatUnits());
  }
  return value.to(target.formatUnits());
}

function namesOf({ units }: Unit): string[] {
  return units.map(({ unit }) => unit.name);
}

/** What several units make together. */
const usual = ["kWh", "kW", "hour", "l"];

/** Throws for money that is multiplied by money. Where the units say more than once what kind of thing they are, the first of each kind is kept. */
export function tidy(value: Quantity, written: readonly KnownUnit[]): Quantity {
  if (!isUnit(value)) return value;
  const powers = new Map<string, { name: string; power: number }>();
  for (const { unit, prefix, power } of value.units) {
    // The library's types are behind it: a base has a key, and a prefix is an object.
    const kind = (unit.base as unknown as { readonly key: string }).key;
    const known = powers.get(kind);
    const name = `${(prefix as unknown as { readonly name: string }).name}${unit.name}`;
    if (known) known.power += power;
    else powers.set(kind, { name, power });
  }
  const left = [...powers.values()].filter(({ power }) => power !== 0);
  // Euros times euros are nothing: an expression that says so was written wrongly.
  const isMoney = (name: string) => written.some((each) => each.isMoney && each.library === name);
  if (left.some(({ name, power }) => Math.abs(power) > 1 && isMoney(name))) throw new RangeError("no such money");
  const [only, ...others] = left;
  if (!only) return value;
  // A unit that was given says it best: euros, of kilowatts and hours and euros a kilowatt-hour.
  if (others.length > 0 && left.some(({ name }) => consumption.has(name)) && !usual.some((each) => isSame(value, each)))
    throw new RangeError("no such unit");
  const given = others.length === 0 ? undefined : written.find(({ library }) => isSame(value, library));
  const target = given?.library ?? (others.length === 0 ? undefined : usual.find((each) => isSame(value, each)));
  if (target !== undefined) return value.to(target);
  return value.to(left.map(({ name, power }) => `${name}^${power}`).join(" "));
}

function isSame(value: Unit, library: string): boolean {
  const maths = mathsLibrary();
  return value.equalBase(maths.unit(maths.bignumber(1), library));
}

// Problems in words with known answers, made from a seed: sums, percentages, units, dates, the rule of three. Answers are not reckoned with Facet's code.
import { randomOf } from "../bench/statistics.ts";

export interface Problem {
  readonly kind: "sum" | "percent" | "unit" | "date" | "three" | "story";
  readonly language: "en" | "de";
  readonly question: string;
  /** What a perfect reader would write for it. */
  readonly expression: string;
  /** A number, or a day as it is shown. */
  readonly answer: number | string;
  /** What a right result must be in, where the question does not say. */
  readonly unit?: string;
}

type Random = () => number;
type Make = (random: Random) => Omit<Problem, "language">;

const whole = (random: Random, from: number, to: number) => from + Math.floor(random() * (to - from + 1));
const de = (value: number) => String(value).replace(".", ",");
const dayMs = 86_400_000;

const english: readonly Make[] = [
  (random) => {
    const [a, b, c] = [whole(random, 12, 99), whole(random, 3, 25), whole(random, 2, 40)];
    return {
      kind: "sum",
      question: `What is ${a} times ${b} plus ${c}?`,
      expression: `${a} * ${b} + ${c}`,
      answer: a * b + c,
    };
  },
  (random) => {
    const [p, of] = [whole(random, 2, 60), whole(random, 20, 900)];
    return {
      kind: "percent",
      question: `What is ${p} % of ${of}?`,
      expression: `${p}% * ${of}`,
      answer: (p * of) / 100,
    };
  },
  (random) => {
    const [p, of] = [whole(random, 5, 50), whole(random, 40, 400)];
    const question = `A coat costs ${of} € and is reduced by ${p} %. How much does it cost now?`;
    return { kind: "percent", question, expression: `${of} € - ${p}%`, answer: of * (1 - p / 100) };
  },
  (random) => {
    const miles = whole(random, 2, 300);
    return {
      kind: "unit",
      question: `How many km are ${miles} miles?`,
      expression: `${miles} miles to km`,
      answer: miles * 1.609344,
    };
  },
  (random) => {
    const degrees = whole(random, -30, 120);
    return {
      kind: "unit",
      question: `${degrees} °C in °F`,
      expression: `${degrees} °C to °F`,
      answer: degrees * 1.8 + 32,
    };
  },
  (random) => {
    const [hours, minutes] = [whole(random, 1, 5), whole(random, 10, 50)];
    const question = `A film takes ${hours} hours and ${minutes} minutes. How many minutes is that?`;
    return { kind: "unit", question, expression: `${hours} h + ${minutes} min to min`, answer: hours * 60 + minutes };
  },
  (random) => {
    const [from, to] = [day(random), day(random)];
    const question = `How many days are between ${shown(from, "en-GB")} and ${shown(to, "en-GB")}?`;
    return {
      kind: "date",
      question,
      expression: `days from ${iso(from)} to ${iso(to)}`,
      answer: Math.abs(to - from) / dayMs,
    };
  },
  (random) => {
    const [from, count] = [day(random), whole(random, 5, 400)];
    const question = `What date is ${count} days after ${shown(from, "en-GB")}?`;
    return {
      kind: "date",
      question,
      expression: `${iso(from)} + ${count} days`,
      answer: shown(from + count * dayMs, "en-GB"),
    };
  },
  (random) => {
    const [count, each, wanted] = [whole(random, 2, 9), whole(random, 1, 7), whole(random, 10, 30)];
    const question = `${count} pens cost ${count * each} €, what do ${wanted} pens cost?`;
    return { kind: "three", question, expression: `${count * each} € / ${count} * ${wanted}`, answer: each * wanted };
  },
  (random) => {
    const [kmh, hours] = [whole(random, 40, 140), whole(random, 2, 9)];
    const question = `A train travels ${kmh * hours} km in ${hours} hours. How fast is it?`;
    return { kind: "story", question, expression: `${kmh * hours} km / ${hours} h`, answer: kmh, unit: "km/h" };
  },
  (random) => {
    const [all, away, bought] = [whole(random, 30, 90), whole(random, 3, 25), whole(random, 3, 25)];
    const question = `Tom has ${all} apples. He gives ${away} away and buys ${bought} more. How many does he have?`;
    return { kind: "story", question, expression: `${all} - ${away} + ${bought}`, answer: all - away + bought };
  },
  (random) => {
    const [long, wide] = [whole(random, 3, 12), whole(random, 2, 9)];
    const question = `A room is ${long} m long and ${wide} m wide. What is the area?`;
    return { kind: "story", question, expression: `${long} m * ${wide} m`, answer: long * wide, unit: "m²" };
  },
];

const german: readonly Make[] = [
  (random) => {
    const [a, b] = [whole(random, 100, 999), whole(random, 11, 99)];
    return { kind: "sum", question: `Was ist ${a} minus ${b}?`, expression: `${a} - ${b}`, answer: a - b };
  },
  (random) => {
    const [p, of] = [whole(random, 2, 60), whole(random, 20, 900)];
    return {
      kind: "percent",
      question: `Wie viel sind ${p} Prozent von ${of} Euro?`,
      expression: `${p}% * ${of} EUR`,
      answer: (p * of) / 100,
    };
  },
  (random) => {
    const [part, of] = [whole(random, 10, 90), 100 * whole(random, 2, 8)];
    const question = `Wie viel Prozent sind ${part} von ${of}?`;
    return { kind: "percent", question, expression: `${part} / ${of} * 100`, answer: (part / of) * 100 };
  },
  (random) => {
    const km = whole(random, 10, 90) / 10;
    return {
      kind: "unit",
      question: `Wie viele Meter sind ${de(km)} km?`,
      expression: `${km} km to m`,
      answer: km * 1000,
    };
  },
  (random) => {
    const kg = whole(random, 40, 120);
    return {
      kind: "unit",
      question: `Rechne ${kg} kg in lb um`,
      expression: `${kg} kg to lb`,
      answer: kg / 0.45359237,
    };
  },
  (random) => {
    const [kw, hours] = [whole(random, 2, 15), whole(random, 2, 12)];
    const question = `Eine Heizung mit ${kw} kW läuft ${hours} Stunden. Wie viele kWh braucht sie?`;
    return { kind: "unit", question, expression: `${kw} kW * ${hours} h`, answer: kw * hours, unit: "kWh" };
  },
  (random) => {
    const [from, to] = [day(random), day(random)];
    const question = `Wie viele Tage liegen zwischen dem ${shown(from, "de-DE")} und dem ${shown(to, "de-DE")}?`;
    return {
      kind: "date",
      question,
      expression: `days from ${iso(from)} to ${iso(to)}`,
      answer: Math.abs(to - from) / dayMs,
    };
  },
  (random) => {
    const at = day(random);
    const question = `Welcher Wochentag ist der ${shown(at, "de-DE")}?`;
    return {
      kind: "date",
      question,
      expression: `Wochentag ${iso(at)}`,
      answer: new Date(at).toLocaleDateString("de-DE", { weekday: "long", timeZone: "UTC" }),
    };
  },
  (random) => {
    const [count, each, wanted] = [whole(random, 2, 9), whole(random, 10, 70) / 10, whole(random, 10, 30)];
    const price = Math.round(count * each * 100) / 100;
    const question = `Wenn ${count} Brote ${de(price)} € kosten, was kosten ${wanted}?`;
    return {
      kind: "three",
      question,
      expression: `${price} € / ${count} * ${wanted}`,
      answer: (price / count) * wanted,
    };
  },
  (random) => {
    const [kmh, hours] = [whole(random, 40, 140), whole(random, 2, 9)];
    const question = `Ein Zug fährt ${hours} Stunden mit ${kmh} km/h. Wie weit kommt er?`;
    return { kind: "story", question, expression: `${kmh} km/h * ${hours} h`, answer: kmh * hours, unit: "km" };
  },
  (random) => {
    const [each, friends] = [whole(random, 3, 20), whole(random, 2, 8)];
    const question = `Anna verteilt ${each * friends} Bonbons an ${friends} Kinder. Wie viele bekommt jedes?`;
    return { kind: "story", question, expression: `${each * friends} / ${friends}`, answer: each };
  },
  (random) => {
    const [litres, km] = [whole(random, 4, 9), 100 * whole(random, 2, 9)];
    const question = `Ein Auto braucht ${litres} l/100 km. Wie viele Liter braucht es für ${km} km?`;
    return {
      kind: "story",
      question,
      expression: `${litres} l/100 km * ${km} km`,
      answer: (litres * km) / 100,
      unit: "l",
    };
  },
];

export function problems(count: number, seed: number): readonly Problem[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, (_, at) => {
    const language = at % 2 === 0 ? "en" : "de";
    const makers = language === "en" ? english : german;
    const make = makers[Math.floor(at / 2) % makers.length] as Make;
    return { ...make(random), language };
  });
}

/** Milliseconds of a day between 1950 and 2050, in UTC. */
function day(random: Random): number {
  return Date.UTC(1950, 0, 1) + whole(random, 0, 36_500) * dayMs;
}

function iso(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function shown(at: number, locale: string): string {
  return new Date(at).toLocaleDateString(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

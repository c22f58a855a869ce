// The units a calculation may use, in English and German: how each may be written, what the library calls it, and how it is shown.
import type { AnswerLanguage } from "../language.ts";

export interface KnownUnit {
  /** As an expression of the library. */
  readonly library: string;
  readonly shown: Readonly<Record<AnswerLanguage, string>>;
  readonly isMoney: boolean;
}

/** Units that the library does not have. A currency is a dimension of its own: euros and dollars are never added. */
export const madeUnits: Readonly<Record<string, { readonly definition?: string }>> = {
  EUR: {},
  USD: {},
  GBP: {},
  CHF: {},
  JPY: {},
  INR: {},
  CNY: {},
  SEK: {},
  PLN: {},
  litersPerHundred: { definition: "0.01 l/km" },
  // Exact, where the library rounds.
  usGallon: { definition: "3.785411784 l" },
  usQuart: { definition: "0.946352946 l" },
  usPint: { definition: "0.473176473 l" },
  usCup: { definition: "0.2365882365 l" },
  usFluidOunce: { definition: "0.0295735295625 l" },
  acreExact: { definition: "4046.8564224 m^2" },
  mpg: { definition: "1 mile/usGallon" },
  knot: { definition: "1852 m/hour" },
  nauticalMile: { definition: "1852 m" },
  cal: { definition: "4.184 J" },
  kcal: { definition: "4184 J" },
  horsepowerMetric: { definition: "735.49875 W" },
};

/** `library name = shown = other ways to write it`; `shown` as `one/two` where German shows it another way. */
const table = `
mm = mm = millimeter millimeters millimetre millimetres
cm = cm = centimeter centimeters centimetre centimetres zentimeter
dm = dm = dezimeter
m = m = meter meters metre metres metern
km = km = kilometer kilometers kilometre kilometres kilometern
um = µm = µm mikrometer micrometer micrometre
nm = nm = nanometer nanometre
inch = in = in inch inches zoll
ft = ft = ft foot feet fuß fuss
yd = yd = yd yard yards
mile = mi = mi mile miles meile meilen
nauticalMile = nmi = nmi seemeile seemeilen
mg = mg = milligram milligrams milligramm
g = g = gram grams gramme gramm
kg = kg = kilogram kilograms kilo kilos kilogramm
tonne = t = t tonne tonnes tonnen
lb = lb = lb lbs pound pounds
oz = oz = oz ounce ounces unze unzen
stone = st = stone stones
ml = ml = milliliter milliliters millilitre millilitres ml mL
cl = cl = cl centiliter zentiliter
dl = dl = dl deciliter deziliter
l = l = l L liter liters litre litres litern
usGallon = gal = gal gallon gallons gallone gallonen
usPint = pt = pint pints
usQuart = qt = quart quarts
usCup = cups/Cups = cup cups
tablespoon = tbsp/EL = tbsp tablespoon tablespoons EL esslöffel
teaspoon = tsp/TL = tsp teaspoon teaspoons TL teelöffel
usFluidOunce = fl oz = floz
ms = ms = millisecond milliseconds millisekunde millisekunden
s = s = sec second seconds sekunde sekunden sek
minute = min = min mins minute minutes minuten
hour = h = h hr hrs hour hours stunde stunden std
day = days/Tage = d day days tag tage tagen
week = weeks/Wochen = week weeks woche wochen
month = months/Monate = month months monat monate monaten
year = years/Jahre = yr year years jahr jahre jahren
m^2 = m² = m2 m² sqm quadratmeter quadratmetern
cm^2 = cm² = cm2 cm² quadratzentimeter
km^2 = km² = km2 km² quadratkilometer quadratkilometern
ft^2 = ft² = ft2 ft² sqft
hectare = ha = ha hectare hectares hektar
acreExact = acres/Acres = acre acres
m^3 = m³ = m3 m³ cbm kubikmeter kubikmetern
cm^3 = cm³ = cm3 cm³ ccm kubikzentimeter
km/hour = km/h = kmh kph stundenkilometer
mile/hour = mph = mph
knot = kn = knot knots knoten
J = J = joule joules
kJ = kJ = kilojoule kilojoules
MJ = MJ = megajoule
Wh = Wh = wattstunde wattstunden
kWh = kWh = kwh kilowattstunde kilowattstunden
MWh = MWh = megawattstunde megawattstunden
cal = cal = cal
kcal = kcal = kcal kilokalorie kilokalorien kalorien calories
W = W = watt watts
kW = kW = kw kilowatt kilowatts
MW = MW = megawatt megawatts
GW = GW = gigawatt gigawatts
hp = hp = hp horsepower
horsepowerMetric = PS = PS pferdestärken
Pa = Pa = pascal
hPa = hPa = hpa hektopascal
kPa = kPa = kpa kilopascal
bar = bar = bar
mbar = mbar = mbar millibar
atm = atm = atm
psi = psi = psi
mmHg = mmHg = mmhg
N = N = newton newtons
V = V = volt volts
A = A = ampere amperes amp amps
ohm = Ω = ohm ohms Ω
Hz = Hz = hertz
kHz = kHz = kilohertz
MHz = MHz = megahertz
GHz = GHz = gigahertz
b = bit = bit bits
Mb = Mbit = mbit megabit megabits
Gb = Gbit = gbit gigabit gigabits
B = B = byte bytes
kB = kB = kb kilobyte kilobytes
MB = MB = mb megabyte megabytes
GB = GB = gb gigabyte gigabytes
TB = TB = tb terabyte terabytes
KiB = KiB = kib
MiB = MiB = mib
GiB = GiB = gib
TiB = TiB = tib
degC = °C = °c celsius
degF = °F = °f fahrenheit
K = K = kelvin
deg = ° = ° degree degrees
rad = rad = radian radians
litersPerHundred = l/100 km =
mpg = mpg = mpg
`;

const money = `
EUR = € = € eur euro euros
USD = $ = $ usd dollar dollars
GBP = £ = £ gbp
CHF = CHF = chf franken
JPY = ¥ = ¥ jpy yen
INR = ₹ = ₹ inr rupees rupien
CNY = CN¥ = cny yuan
SEK = kr = sek
PLN = zł = pln zł złoty
`;

const [exact, loose] = [new Map<string, KnownUnit>(), new Map<string, KnownUnit>()];
for (const [lines, isMoney] of [
  [table, false],
  [money, true],
] as const) {
  for (const line of lines.trim().split("\n")) {
    const [library = "", shown = "", ways = ""] = line.split(/\s*=\s*/);
    const isSpeed = shown.includes("km/h") || shown.includes("100 km");
    const [en = shown, de = en] = isSpeed ? [shown] : shown.split("/");
    const unit = { library, shown: { en, de }, isMoney };
    exact.set(library, unit);
    for (const way of ways.split(" ").filter(Boolean)) {
      exact.set(way, unit);
      if (way.length > 1) loose.set(way.toLowerCase(), unit);
    }
  }
}

/** Undefined for a word that is no unit. Case counts where it must: `mW` is no `MW`. */
export function unitOf(word: string): KnownUnit | undefined {
  return exact.get(word) ?? loose.get(word.toLowerCase());
}

/** One of something is shown without a plural: `1 day`. */
export function shownUnit({ shown }: KnownUnit, language: AnswerLanguage, isOne: boolean): string {
  const text = shown[language];
  if (!isOne) return text;
  return language === "en"
    ? text.replace(/^(day|week|month|year|cup|acre)s$/, "$1")
    : text.replace(/^(Tag|Monat|Jahr)e$/, "$1").replace(/^Wochen$/, "Woche");
}

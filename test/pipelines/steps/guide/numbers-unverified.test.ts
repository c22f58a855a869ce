import { describe, expect, test } from "vitest";
import { givenNumbers } from "../../../../pipelines/steps/guide/numbers-given.ts";
import { unverifiedIn } from "../../../../pipelines/steps/guide/numbers-unverified.ts";

const nothing = { given: new Set<string>(), computed: [] };

/** What a careful reader would look up, as it stands in each sentence. */
const sentences: readonly (readonly [text: string, ...spans: string[]])[] = [
  ["The Moon is about 384,400 km away.", "384,400 km"],
  ["Water boils at 100 °C, or 212 °F.", "100 °C", "212 °F"],
  ["Apollo 11 landed on 20 July 1969.", "20 July 1969"],
  ["In 1969 two people walked on it.", "1969"],
  ["Light travels at 299,792 km/s.", "299,792 km/s"],
  ["About 71 % of the Earth is covered by water.", "71 %"],
  ["Step 2: heat it to 20–30 °C.", "20–30 °C"],
  ["1. First, open the valve.\n2. Then wait."],
  ["IPv4 addresses have 32 bits.", "32 bits"],
  ["It costs $5 billion a year.", "$5 billion"],
  ["In the 1990s it grew by 5 to 10 %.", "1990s", "5 to 10 %"],
  ["CO2 and H2O are molecules."],
  ["Mars is the 4th planet.", "4th"],
  ["It takes one or two days."],
  ["Twelve percent of them, two million people.", "Twelve percent", "two million"],
  ["Use `x = 5` and $E = 5$ as in [1].", "5"],
  ["See [this page](http://example.org/1234)."],
  ["It happened on March 15, 44 BC.", "March 15", "44 BC"],
  ["Python 3.12 brought it."],
  ["Light takes 8 minutes and 20 seconds.", "8 minutes", "20 seconds"],
  ["About 3/4 of it is nitrogen.", "3/4"],
  ["A 5G network and a 3D film."],
  ["A 60-watt bulb uses less.", "60-watt"],
  ["There are 6.022 × 10^23 particles.", "6.022 × 10^23"],
  ["World War 2 ended in 1945.", "1945"],
  ["The heart beats 70 times a minute.", "70 times"],
  ["A hen lays up to 300 eggs.", "300"],
  ["The shop opens at 10:30.", "10:30"],
  ["It has a COP of 3.5.", "3.5"],
  ["The temperature fell to -40 °C.", "-40 °C"],
  ["Layer 3 shows how the loop closes."],
  ["There are three steps, and each has its reason."],
  ["Heat flows from warm to cold."],
  ["The first one is the evaporator."],
  ["Since the 19th century it has doubled.", "19th century"],
  ["Das Licht legt 299.792 km/s zurück.", "299.792 km/s"],
  ["Rund 71 % der Erde sind Wasser.", "71 %"],
  ["Sie kostet 5 Milliarden Euro.", "5 Milliarden Euro"],
  ["Im 19. Jahrhundert lebten 1 Milliarde Menschen.", "19. Jahrhundert", "1 Milliarde Menschen"],
  ["Die 1980er Jahre waren anders.", "1980er Jahre"],
  ["Die Erde ist 4,5 Milliarden Jahre alt.", "4,5 Milliarden Jahre"],
  ["Am 9. November 1989 fiel die Mauer.", "9. November 1989"],
  ["Es sind 40 Grad im Schatten.", "40 Grad"],
  ["Sie wiegt 70kg und ist 1,75 m groß.", "70kg", "1,75 m"],
  ["Schritt 3: Dreh das Ventil zu."],
  ["Siehe Abbildung 4 und Kapitel 2."],
  ["Um 300 v. Chr. lebte Euklid.", "300 v. Chr."],
  ["Zwölf Prozent davon sind es.", "Zwölf Prozent"],
  ["Ein oder zwei Tage reichen."],
  ["Die Pumpe braucht 2 bis 3 kW.", "2 bis 3 kW"],
  ["Der Artikel 5 schützt die Meinung."],
  ["Die Wärme fließt von warm nach kalt."],
  ["Es gibt 16 Bundesländer.", "16"],
  ["Das kostet 12,50 € im Monat.", "12,50 €"],
  ["Im März 2020 begann es.", "März 2020"],
  ["Wasser siedet bei 100 °C, auf dem Berg früher.", "100 °C"],
  ["Der Ausdruck `n = 7` steht im Code."],
  ["Die Ebene 2 erklärt den Kreislauf."],
  ["Ein Mensch hat 206 Knochen.", "206"],
  ["Windows 11 und Gemma 3 laufen darauf."],
];

describe("numbers and dates of general knowledge are found as they stand in the text", () => {
  test("of sixty sentences, nearly every one that should be looked up is marked, and nearly nothing else", () => {
    const [counts, missed]: [{ right: number; found: number; wanted: number }, string[]] = [
      { right: 0, found: 0, wanted: 0 },
      [],
    ];
    for (const [text, ...wanted] of sentences) {
      const found = unverifiedIn(text, nothing);
      const right = wanted.filter((span) => found.includes(span)).length;
      counts.right += right;
      counts.found += found.length;
      counts.wanted += wanted.length;
      if (right < wanted.length || found.length > right) missed.push(`${text} → ${found.join(" | ")}`);
    }
    expect(sentences).toHaveLength(60);
    expect(counts.right / counts.wanted, missed.join("\n")).toBeGreaterThanOrEqual(0.97);
    expect(counts.right / counts.found, missed.join("\n")).toBeGreaterThanOrEqual(0.95);
  });
});

test("what the person gave is not marked, in whatever way it is written again", () => {
  const given = givenNumbers([
    "Why does water at 1000 hPa boil at one hundred degrees, and since 20 July 1969? Twenty?",
  ]);
  const text = "At 1,000 hPa it boils at 100 °C, since 20 July 1969; at 20 °C it does not, nor at 374 °C.";
  expect(unverifiedIn(text, { given, computed: [] })).toEqual(["374 °C"]);
});

test("what code worked out is not marked; a small number elsewhere still is", () => {
  const computed = ["6 kWh", "1,234"];
  expect(unverifiedIn("It is 6 kWh, or 1,234 a year, in 6 hours.", { ...nothing, computed })).toEqual(["6 hours"]);
});

test("what a formula says in numbers is marked, its exponents and indices are not", () => {
  const given = givenNumbers(["What is 25 % of 105 €?"]);
  const text = String.raw`First \(E = mc^2\), then $x_{12} = 3 y^{10}$ and \[ \frac{25}{100} \times 105 = 0.25 \times 105 = 80 \] \boxed.`;
  expect(unverifiedIn(text, { given, computed: [] })).toSatisfy(
    (found: string[]) => found.toSorted().join(" ") === "0.25 3 80",
  );
  expect(unverifiedIn("`$x = 50$`", nothing)).toEqual([]);
});

test("each is named once, and an endless list ends", () => {
  expect(unverifiedIn("5 kg and 5 kg and 7 kg", nothing)).toEqual(["5 kg", "7 kg"]);
  const before = performance.now();
  const many = Array.from({ length: 5000 }, (_, at) => `${at + 10_000} km`).join(", ");
  expect(unverifiedIn(many, nothing).length).toBeLessThanOrEqual(40);
  for (const text of ["1".repeat(50_000), "1,".repeat(20_000), "1 to ".repeat(10_000), "5 a".repeat(10_000)])
    unverifiedIn(text, nothing);
  expect(performance.now() - before).toBeLessThan(5000);
});

test("the full stop after a month's whole name ends the sentence and is none of the date", () => {
  expect(unverifiedIn("The workshop is on 14 March.", nothing)).toEqual(["14 March"]);
  expect(unverifiedIn("Sie war am 3. Jan. 1969 dort.", nothing).join()).toContain("Jan. 1969");
});

// Questions that the documents cannot answer, each proven so: the words that it turns on stand on no page.
import { languageOf, wordsOf } from "./read-page.ts";
import type { Language, ReadPage } from "./read-page.ts";

export interface AbsentQuestion {
  readonly question: string;
  /** On no page, nor any word that begins as they do. */
  readonly absent: readonly string[];
}

type Asked = readonly [question: string, ...absent: string[]];

/** Of many fields, so that some are foreign to any shelf. */
const elsewhere: Readonly<Record<Language, readonly Asked[]>> = {
  en: [
    ["At what temperature does ethanol boil?", "ethanol", "boil"],
    ["Who composed the opera Rigoletto?", "rigoletto", "opera"],
    ["How many moons does Neptune have?", "neptune", "moons"],
    ["Which minerals make up granite?", "granite", "mineral"],
    ["In which year was the Suez Canal opened?", "suez", "canal"],
    ["How long does a hedgehog hibernate?", "hedgehog", "hibernat"],
    ["How is sourdough bread leavened?", "sourdough", "leaven"],
    ["What is the offside rule in football?", "offside", "football"],
    ["Which glaciers feed the river Rhine?", "glacier", "rhine"],
    ["How do bees find their hive again?", "bees", "hive"],
    ["What did the Treaty of Tordesillas divide?", "tordesillas", "treaty"],
    ["How tall does a giant sequoia grow?", "sequoia"],
    ["Which vitamin prevents scurvy?", "scurvy", "vitamin"],
    ["How is a violin bow haired?", "violin"],
    ["What causes a solar eclipse?", "eclipse"],
    ["How many strings does a harp have?", "harp"],
    ["Which volcano buried Pompeii?", "pompeii", "volcano"],
    ["How is parmesan cheese aged?", "parmesan", "cheese"],
    ["What do pandas eat besides bamboo?", "panda", "bamboo"],
    ["When did the Ottoman siege of Vienna end?", "ottoman", "vienna"],
  ],
  de: [
    ["Bei welcher Temperatur siedet Ethanol?", "ethanol", "siede"],
    ["Wer hat die Oper Rigoletto komponiert?", "rigoletto", "oper"],
    ["Wie viele Monde hat Neptun?", "neptun", "mond"],
    ["Aus welchen Mineralen besteht Granit?", "granit", "mineral"],
    ["Wie lange hält ein Igel Winterschlaf?", "igel", "winterschlaf"],
    ["Womit wird Sauerteigbrot gelockert?", "sauerteig"],
    ["Was ist Abseits im Fußball?", "abseits", "fußball"],
    ["Welche Gletscher speisen den Rhein?", "gletscher", "rhein"],
    ["Wie finden Bienen ihren Stock wieder?", "biene"],
    ["Welches Vitamin verhindert Skorbut?", "skorbut", "vitamin"],
    ["Wie viele Saiten hat eine Harfe?", "harfe"],
    ["Welcher Vulkan hat Pompeji verschüttet?", "pompeji", "vulkan"],
    ["Was fressen Pandas außer Bambus?", "panda", "bambus"],
    ["Wie lange reift Parmesan?", "parmesan"],
  ],
};

/** Invented, so that a question about the documents' own subject has no answer in them. */
const names = [
  "Velmora",
  "Dastrup",
  "Kelhavn",
  "Ormisk",
  "Tarquell",
  "Zanthor",
  "Brevik-Sulla",
  "Hollimar",
  "Quendry",
  "Ascovale",
];
const near: Readonly<Record<Language, (name: string, topic: string) => string>> = {
  en: (name, topic) => `What did the ${name} report find out about ${topic}?`,
  de: (name, topic) => `Was hat der ${name}-Bericht über ${topic} herausgefunden?`,
};
/** Letters of a word that names what a document is about, and sentences it must at least be used in. */
const topics = { letters: 6, uses: 3, count: 10 };

/** Half about other fields, half about an invented report on the documents' own words; fewer where the words cannot be proven absent. */
export function absentQuestions(pages: readonly ReadPage[], count: number): readonly AbsentQuestion[] {
  const all = pages.map(({ text }) => text).join("\n");
  const language = languageOf(all);
  const uses = new Map<string, number>();
  for (const word of wordsOf(all)) uses.set(word, (uses.get(word) ?? 0) + 1);
  const isAbsent = (begin: string) => ![...uses.keys()].some((word) => word.startsWith(begin.toLowerCase()));
  const far = elsewhere[language].flatMap(([question, ...absent]) =>
    absent.every(isAbsent) ? [{ question, absent }] : [],
  );
  const about = [...uses]
    .filter(([word, used]) => word.length >= topics.letters && used >= topics.uses)
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, topics.count * 2)
    .map(([word]) => word);
  const invented = names.flatMap((name, at) => {
    const topic = about[at * 2] ?? about[0];
    return topic !== undefined && isAbsent(name) ? [{ question: near[language](name, topic), absent: [name] }] : [];
  });
  const half = Math.ceil(count / 2);
  const chosen = [...invented.slice(0, half), ...far.slice(0, Math.max(count - half, count - invented.length))];
  return chosen.slice(0, count);
}

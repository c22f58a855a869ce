// Finds what looks like a name in a caption: by lists, and by the form of words, which differs in German, where every noun is a capital.
import { platforms } from "../../../engine/posts/platforms.ts";
import { knownName } from "./known-names.ts";
import type { NameKind } from "./known-names.ts";
import { isAllCapitals, isCapital } from "./text-words.ts";
import type { TextWord } from "./text-words.ts";

export interface FoundName {
  readonly start: number;
  readonly end: number;
  readonly kind: NameKind;
  readonly words: readonly TextWord[];
}

interface Reading {
  readonly text: string;
  readonly words: readonly TextWord[];
  readonly isGerman: boolean;
  /** True for a word that the sources say. */
  readonly isKnown: (word: TextWord) => boolean;
  /** True for a phrase, in lower case, that the sources say word for word. */
  readonly says: (phrase: string) => boolean;
}

/** Capitals that name nothing of their own, in any language of the Creator. */
const harmless: ReadonlySet<string> = new Set(
  (
    "i i'm i've i'd i'll ok okay diy pov tgif faq psa rip bio dm dms wip tbt ootd fyi asap vip wifi wi-fi internet web earth god sir madam mum mom dad " +
    "mother father nature santa mr mrs ms dr english german deutsch englisch euro eur usd usa uk eu am pm tv led usb " +
    "instagram linkedin twitter x bluesky threads facebook mastodon tiktok pinterest youtube story stories reel reels reels link"
  ).split(" "),
);
const platformNames: ReadonlySet<string> = new Set(Object.values(platforms).map(({ name }) => name.toLowerCase()));

/** What a name at the beginning of an English sentence does. */
const doings =
  /^(?:pours?|smiles?|waits?|knows?|loves?|serves?|makes?|bakes?|says?|said|told|brings?|brought|takes?|took|sits?|sat|stands?|wears?|wore|holds?|held|looks?|asks?|thinks?|works?|worked|starts?|started|opens?|opened|picks?|throws?|plays?|played|sings?|sang|runs?|ran|walks?|paints?|cooks?|mixes|approves?|would|has|had|was|is|just|still|never|always|already|and)$/;
/** English words that begin a sentence before such a verb and are nobody's name. */
const things: ReadonlySet<string> = new Set(
  (
    "it this that there here he she who what everyone everybody someone somebody nobody nothing everything something one each all life love time " +
    "today tonight tomorrow happiness joy home coffee tea bread cake chocolate breakfast lunch dinner food water wine beer summer winter spring autumn " +
    "fall weekend weekends morning mornings evening night day days work music light nature art beauty good great big small slow new old more less most " +
    "best better quality colour color design style comfort adventure silence peace patience practice progress simplicity creativity inspiration " +
    "our your my his her their its the a an these those some any no not yes but and or so because when where why how if then now just only even " +
    "sometimes perfection magic luck hope dream dreams memories friends friendship family people sun rain snow wind weather sky sea steam fire"
  ).split(" "),
);

interface Titled extends Reading {
  readonly titles: ReadonlySet<TextWord>;
}

export function namesIn(given: Reading): FoundName[] {
  const names: FoundName[] = [];
  const reading: Titled = { ...given, titles: titleWords(given) };
  const { words } = reading;
  for (const [at, word] of words.entries()) {
    const kind = kindAt(at, reading);
    if (kind === null) continue;
    const before = names.at(-1);
    // “Lake Louise”, “Villeroy & Boch”: one name.
    const gap = before ? reading.text.slice(before.end, word.start) : "";
    if (before && before.words.at(-1) === words[at - 1] && /^(?:[ \u00a0]|\s&\s)$/.test(gap)) {
      const merged = before.kind === "brand" ? kind : before.kind;
      names[names.length - 1] = { start: before.start, end: word.end, kind: merged, words: [...before.words, word] };
    } else names.push({ start: word.start, end: word.end, kind, words: [word] });
  }
  return names;
}

function kindAt(at: number, reading: Titled): NameKind | null {
  const { words, isGerman, isKnown, titles } = reading;
  const word = words[at];
  if (!word) return null;
  const { text, low, isFirst } = word;
  if (text.startsWith("@")) return isKnown(word) ? null : "brand";
  if (harmless.has(low) || platformNames.has(low)) return null;
  if (isKnown(word)) return isInNewName(at, reading) ? kindByPlace(words[at - 2]?.low ?? "", "") : null;
  // “MacBook”, “iPhone”.
  const isMixed = /\p{Ll}\p{Lu}/u.test(text) && !text.includes("-");
  if (!isCapital(text) && !isMixed) return null;
  const known = knownName(low, isFirst, isGerman);
  if (known !== null) return known;
  if (isMixed) return "brand";
  if (isAllCapitals(text)) return null;
  if (isGerman) return germanName(at, reading);
  if (titles.has(word)) return null;
  if (!isFirst) return kindByPlace(words[at - 1]?.low ?? "", words[at + 1]?.low ?? "");
  return isActor(at, words) ? "person" : null;
}

/** “Black Forest”: the sources say black, and they say forest; as capitals side by side they are another name. */
function isInNewName(at: number, reading: Titled): boolean {
  const { words, isGerman, says, text, titles } = reading;
  const isPart = (word: TextWord | undefined) =>
    word !== undefined && !word.isFirst && isCapital(word.text) && !isAllCapitals(word.text);
  const word = words[at];
  if (isGerman || !isPart(word) || !word || titles.has(word)) return false;
  return [words[at - 1], words[at + 1]].some((other) => {
    if (!other || !isPart(other)) return false;
    const [start, end] = [Math.min(word.start, other.start), Math.max(word.end, other.end)];
    const phrase = text.slice(start, end);
    return /^\S+ \S+$/.test(phrase) && !says(phrase.toLowerCase());
  });
}

/** The words of lines in which nearly every word is a capital: “Slow Mornings, Good Coffee”. */
function titleWords({ text, words }: Reading): ReadonlySet<TextWord> {
  const titles = new Set<TextWord>();
  let line: TextWord[] = [];
  const close = () => {
    const long = line.filter(({ text: word }) => word.length > 3);
    if (long.length >= 3 && long.every(({ text: word }) => isCapital(word))) for (const word of line) titles.add(word);
    line = [];
  };
  for (const [at, word] of words.entries()) {
    if (text.slice(words[at - 1]?.end ?? 0, word.start).includes("\n")) close();
    line.push(word);
  }
  close();
  return titles;
}

function isActor(at: number, words: readonly TextWord[]): boolean {
  const [word, next] = [words[at], words[at + 1]];
  if (!word || !next || next.isFirst || things.has(word.low) || word.text.length < 3) return false;
  // “Sunlight makes”, “Walking is”: a thing or a doing.
  if (/(?:ing|ness|tion|ment|light|ship|ity|ly|s|ers|ism|ance|ence)$/.test(word.low)) return false;
  return /^(?:pours|smiles|knows|says|said|told|smiled|asks|wears|wore|bakes|sings|sang|approves|thinks|sat|sits|cooks|paints|walks|throws|picks)$/.test(
    next.low,
  );
}

function kindByPlace(before: string, after: string): NameKind {
  if (
    /^(?:in|at|from|near|to|of|around|across|through|toward|towards|en|à|a|da|di|em|de|desde|dal|del|w|z)$/.test(before)
  )
    return "place";
  if (
    doings.test(after) ||
    /^(?:meet|with|by|dear|hi|hello|thanks|mr|mrs|ms|dr|professor|uncle|aunt|con|avec|com|met)$/.test(before)
  )
    return "person";
  return "brand";
}

/** Before a name and never before a German noun that stands for a thing. */
const generics =
  /^(?:café|cafe|hotel|restaurant|bistro|bar|bäckerei|konditorei|marke|firma|familie|herrn?|frau|dr|prof|professor|see|lake|schloss|burg|insel|stadt|straße|platz|gasthof|gasthaus|weingut|galerie|museum|studio|bad|sankt|st|baron|marie|chefin|floristin)$/;
const inPlace = /^(?:in|nach|aus)$/;
/** Bare nouns that stand after “in”, “nach” and “aus” and are no places. */
const bare =
  /^(?:ruhe|sicht|farbe|bewegung|szene|form|hause|feierabend|holz|glas|metall|leder|wolle|ton|papier|stein|stoff|silber|gold|kupfer|handarbeit|erinnerung|schwung|stimmung|serie|mode|arbeit|kürze|zukunft|liebe|freude|ordnung|fahrt|kombination|ideen|wunsch|bedarf|lust|laune|plan|maß|gefühl|sommer|winter|herbst|frühling|regen|sonne|meer|luft|leinen|baumwolle|keramik|porzellan|wachs|bienenwachs|stahl|beton|teig|mehl|milch|zucker|äpfel|rot|blau|grün|gelb|weiß|schwarz|rosa|orange|lila|grau|braun|beige|pink|türkis)$/;
const nounEnd = /(?:ung|heit|keit|schaft|tion|nis|tät|tum|ling|chen|lein|en|ern|er|eln|el|e|ge|sel|zeug|werk)$/;
/** Of these, a German noun is rarely made; a name often. */
const nameEnd = /(?:[aoiy]|ic|us|ix|ex|um)$/;
const germanNouns: ReadonlySet<string> = new Set(
  (
    "sofa kino auto foto fotos büro pizza pasta mokka yoga kilo studio radio party baby hobby handy oma opa mama papa thema klima drama aroma firma villa " +
    "avocado espresso cappuccino risotto gelato matcha chia quinoa paprika panorama kamera cola sushi spaghetti zucchini broccoli ski taxi juni juli mai " +
    "story lobby gala komma sauna arena video motto tempo echo solo konto risiko kakao zoo tango samba salsa mango kiwi papaya veranda orchidee aura idee " +
    "zentrum museum datum album publikum aquarium studium praktikum jubiläum genus fokus bonus zirkus bus luxus rhythmus kaktus eukalyptus status campus " +
    "ei hai drei zwei schrei brei blei hobby city happy easy lady curry brandy safari origami graffiti alibi uni kiosk euro gyros disco deko info logo " +
    "demo limo promo memo kimono piano cello ciao bravo hallo hurra oho aha also wo so da ja bei frei sei allerlei einerlei vorbei dabei wobei herbei partei " +
    "bäckerei gärtnerei metzgerei töpferei konditorei brauerei molkerei kartei bücherei"
  ).split(" "),
);

function germanName(at: number, { words, text }: Reading): NameKind | null {
  const word = words[at];
  if (!word || word.isFirst) return null;
  const before = words[at - 1];
  const between = before ? text.slice(before.end, word.start) : "";
  if (before && /^ $/.test(between) && generics.test(before.low) && isCapital(before.text)) {
    return /^(?:familie|herrn?|frau|dr|prof|professor|chefin|floristin|baron)$/.test(before.low) ? "person" : "brand";
  }
  const { low } = word;
  if (/[\p{L}]-/u.test(low) || germanNouns.has(low)) return null;
  if (low.length > 3 && nameEnd.test(low) && ![...germanNouns].some((noun) => noun.length > 4 && low.endsWith(noun))) {
    return before && inPlace.test(before.low) ? "place" : "brand";
  }
  if (
    before &&
    inPlace.test(before.low) &&
    /^ $/.test(between) &&
    !bare.test(low) &&
    !nounEnd.test(low) &&
    low.length > 3
  )
    return "place";
  return null;
}

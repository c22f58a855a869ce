// Words for people: whom a caption brings in must be in the picture or in the person's own words.

/** Words of one line say the same of a person. */
const kin = `
woman women lady ladies girl girls she frau frauen dame damen mädchen junge-frau
man men guy gentleman boy boys he mann männer herr herren junge jungs kerl
child children kid kids toddler baby babies kind kinder kindern kleinkind
couple pärchen ehepaar liebespaar
family families familie familien
mother mum mom mommy mama mami mutter mütter
father dad daddy papa papi vater väter
grandmother grandma granny nana oma großmutter omi
grandfather grandpa grandad opa großvater opi
parents eltern
daughter daughters tochter töchter
son sons sohn söhne
sister sisters schwester schwestern
brother brothers bruder brüder
wife ehefrau gattin
husband ehemann gatte
aunt tante
uncle onkel
cousin cousine
girlfriend freundin
boyfriend
bride braut
groom bräutigam
twins zwillinge
crowd crowds menschenmenge
`;

/** Trades and roles; German ones also with their feminine ending. */
const roles = `
barista baristas|chef chefs chefkoch küchenchef|cook koch köchin|baker bäcker|waiter waitress kellner|teacher lehrer|professor
student studentin|doctor arzt ärztin|nurse krankenschwester pfleger|farmer landwirt bauer bäuerin|fisherman fishermen fischer
gardener gärtner|florist floristin|designer|owner inhaber besitzer|founder gründer|ceo geschäftsführer|boss|manager|driver fahrer
pilot|captain kapitän|sailor matrose|artist künstler|musician musiker|singer sänger|drummer schlagzeuger|guitarist gitarrist
dancer tänzer|photographer fotograf|model|actor actress schauspieler|author autor|poet dichter|bookseller buchhändler
librarian bibliothekar|butcher metzger fleischer|brewer brauer|winemaker winzer|beekeeper imker|carpenter schreiner tischler
potter töpfer|jeweller jeweler juwelier|goldsmith goldschmied|tailor schneider|hairdresser friseur friseurin|barber barbier
mechanic mechaniker|engineer ingenieur|scientist wissenschaftler|architect architekt|electrician elektriker|painter maler
shopkeeper händler|vendor verkäufer|courier bote|postman briefträger|conductor schaffner|coach trainer trainerin|instructor
athlete sportler|surfer|skater|climber kletterer|mayor bürgermeister|king könig|queen königin|president präsident|influencer
policeman polizist|firefighter feuerwehrmann|soldier soldat|neighbour neighbor nachbar|colleague kollege kollegin|assistant
apprentice azubi lehrling auszubildende|intern praktikant|blacksmith schmied|chocolatier|roaster röster|sommelier|bartender
landlord wirt wirtin|shepherd schäfer|monk mönch|nonne|granddaughter enkelin|grandson enkel|expert experte|craftsman handwerker
`;

const groups: readonly (readonly string[])[] = [
  ...kin
    .trim()
    .split("\n")
    .map((line) => line.split(" ")),
  ...roles
    .trim()
    .split(/[|\n]/)
    .map((line) => line.split(" "))
    .map((line) => line.flatMap((word) => [word, `${word}in`, `${word}innen`, `${word}s`])),
];
const groupOf: ReadonlyMap<string, number> = new Map(
  groups.flatMap((line, group) => line.map((word) => [word, group] as const)).toReversed(),
);
/** Words of other languages that are no person there: English “kind”. */
const germanOnly: ReadonlySet<string> = new Set(["kind", "junge", "jungen", "boss"]);
const smallToo: ReadonlySet<string> = new Set(["he", "she"]);

/** What makes a word for people speak to the reader, or of nobody: “your mum”, “like a child”, “good boy”, “a couple of”. */
const ofReader =
  /(?:\b(?:your|yours|deine?[mnrs]?|eure?[mnrs]?|euer|ihre[mnrs]?|inner|innere[sn]?|like|as|wie)(?:\s+(?:an?|ein(?:e[mnrs]?)?|the|own|der|die|das))?|\bgood|\boh)\s+$/iu;

/** The group of a word for people; null for every other word, and for one that speaks of nobody here. */
export function personGroup(
  { low, text }: { readonly text: string; readonly low: string },
  { before, after, isGerman }: { readonly before: string; readonly after: string; readonly isGerman: boolean },
): number | null {
  // “Omas Kuchen”, “barista's”.
  const group = groupOf.get(low) ?? (low.length > 3 && low.endsWith("s") ? groupOf.get(low.slice(0, -1)) : undefined);
  if (group === undefined || smallToo.has(low)) return null;
  // German nouns are capitals: “man” is nobody, “Mann” is somebody.
  if (isGerman ? text === low : germanOnly.has(low)) return null;
  if (ofReader.test(before)) return null;
  if (low === "couple" && /^\s+(?:of|more|days|weeks|hours)\b/i.test(after)) return null;
  if (low === "model" && !/\b(?:our|my|a|unser|mein|das)\s+$/i.test(before)) return null;
  return group;
}

/** The groups a text speaks of. */
export function groupsSaid(words: ReadonlySet<string>): ReadonlySet<number> {
  return new Set([...words].flatMap((word) => groupOf.get(word) ?? []));
}

// Names that captions are likely to bring in: first names, places, brands. What is not here is told from its form alone (names-in.ts).

const people = `
aaron adam adele adrian agnes ahmed aisha alejandro alessandro alex alexander alexandra alfred ali alice alina amanda amelia amy ana andrea
andreas andrew angela anita anja anna anne annika anton antonia antonio arthur astrid ava barbara beatrice ben benjamin bernd bettina birgit
bob brian brigitte bruno camila carla carlos carmen caroline catherine charlie charlotte chiara chloe chris christian christina christoph
claire clara claudia daniel daniela david deborah diana diego dieter dominik donald dorothea edward elena eleni eli elias elisabeth elizabeth ella
ellen elon emil emilia emily emma enrique eric erika ernst esther eva fatima felix fernando finn florian francesca francesco frank franz
franziska friedrich fritz gabriel gabriele george gerhard gianni giulia giuseppe gloria greta gudrun hanna hannah hans harald harry heidi
heike heinz helen helena helga henrik henry hiroshi hugo ian ibrahim ilse ines ingrid irene isabel isabella jack jacob jakob james jan jana
jane jasmin jason javier jennifer jenny jens jessica joan joanna joe johanna johannes john jonas jonathan jorge josef joseph juan julia julian
julie jürgen kai karen karin karl katarzyna kate katharina katja katrin kenji kevin klara klaus konrad kurt lara lars laura lea leah lena leo
leon leonie liam lilly lina linda lisa liz lorenzo louis louise luca lucas lucia lucy luis luisa lukas luke lydia manfred manuel marco marcus
margaret maria marie marina mario marion mark markus marlene marta martha martin martina mary mateo matilda matteo matthew matthias max
maximilian maya mehmet melanie mia michael michelle miguel mila miriam mohamed monika moritz nadia nadine nancy natalia natalie nathan nele
nicolas nicole niklas nina noah nora norbert olaf oliver olivia omar oscar otto pablo paola patricia patrick paul paula pedro petra philipp
pia pierre priya rachel rafael rainer ralf rebecca regina renate richard rita rob robert roberto rosa ruth ryan sabine sally sam samantha
samuel sandra sara sarah sebastian sergio silke silvia simon simone sofia sonja sophia sophie stefan stefanie stella stephan susan susanne
sven svenja sylvia tanja taylor theo theresa thomas tim tina tobias tom toni ulrich ulrike ursula ute valentina vanessa vera veronika victor
victoria vincent viola walter werner wilhelm william wolfgang xavier yasmin yuki yusuf yvonne zoe
picasso einstein mozart beethoven bach hemingway shakespeare goethe beyoncé rihanna messi ronaldo obama gandhi buddha
`;

const places = `
aachen africa afrika alps alpen alsace amalfi america amerika amsterdam andalusia andalusien antwerp arctic argentina argentinien arizona asia
asien athens athen atlantic atlantik augsburg australia australien austria österreich bali balkan baltic bangkok barcelona basel bavaria bayern
beijing belgium belgien berlin bern bilbao birmingham bochum bodensee bolivia bologna bonn bordeaux boston brazil brasilien braunschweig bremen
brighton bristol britain brittany bretagne brooklyn brussels brüssel budapest bulgaria burgundy cairo california kalifornien cambridge canada
kanada capri cardiff caribbean karibik chicago chile china cologne colombia kolumbien copenhagen kopenhagen cornwall corsica korsika crete kreta
croatia kroatien cuba kuba cyprus denmark dänemark dolomites dolomiten dortmund dresden dublin düsseldorf ecuador edinburgh egypt ägypten
england erfurt essen ethiopia äthiopien europe europa finland finnland florence florenz florida france frankreich frankfurt freiburg geneva genf
germany deutschland ghana ghent glasgow gotland graz greece griechenland guatemala hamburg hanover hannover harlem harz havana hawaii heidelberg
helsinki himalaya holland hollywood honduras iceland island india indien indonesia ibiza innsbruck ireland irland istanbul italy italien
jamaica japan java jena jerusalem kassel kenya kenia kiel köln konstanz korea kreuzberg krakow kyoto leipzig lisbon lissabon liverpool london
los-angeles lübeck lucerne luzern lyon madagascar madeira madrid mainz malaga mallorca malta manchester manhattan mannheim marrakesh marseille
mecklenburg melbourne mexico mexiko miami milan mailand monaco montreal morocco marokko moscow munich münchen münster naples neapel nepal
netherlands niederlande new-york nicaragua nice norway norwegen normandy normandie nordsee nuremberg nürnberg ohio oslo ostsee oxford pacific
panama paris peru philippines pisa poland polen porto portugal potsdam prague prag provence pyrenees regensburg rhine rhein riga rimini rom
romania rostock rotterdam rügen russia russland saarbrücken sahara salzburg santorini sardinia sardinien saxony sachsen scandinavia schwarzwald
schweden schweiz scotland schottland seattle seoul seville sevilla shanghai siberia sicily sizilien singapore sorrento spain spanien
stockholm strasbourg stuttgart südtirol sumatra sweden switzerland sydney sylt tahiti taiwan tenerife teneriffa texas thailand thuringia tirol
tokyo tokio toronto toulouse tulum turin turkey türkei tuscany toskana tyrol uganda ukraine umbria umbrien utrecht valencia vancouver venice
venedig verona vienna wien vietnam wales warsaw warschau washington weimar wolfsburg würzburg yorkshire zanzibar zürich zurich zugspitze
eiffelturm kolosseum broadway soho montmartre mitte alexanderplatz viktualienmarkt italian italienische italienischer italienisches italienischen
french französische französischer französisches swiss schweizer japanese japanische japanischer colombian ethiopian brazilian
`;

const brands = `
adidas airbnb aldi amazon apple armani asus audi barilla bayer bentley birkenstock bmw bosch braun bugatti burberry canon canyon cartier chanel cisco
coca-cola coke converse costco cube-bikes dallmayr decathlon deliveroo dhl dior disney douglas dr-oetker dyson edeka espn etsy fairphone fedex ferrari
fiat fitbit fleurop ford fritz-kola fujifilm gap garmin gillette google gopro gore-tex gucci haribo heineken heinz hermès hilton honda huawei
ibm ikea illy intel ipad iphone jacobs jägermeister jeep kellogg kindle kitchenaid kitkat kodak kraft lacoste lamborghini lamy lavazza lego
leica lenovo levi levi's lg lidl lindt lufthansa macbook mango maserati mastercard mazda mcdonald mcdonald's melitta mercedes michelin microsoft
miele milka moleskine montblanc motorola nescafé nespresso nestlé netflix nike nikon nintendo nivea nokia nutella obi omega oreo otto-versand
panasonic patagonia paypal penny peugeot philips playstation polaroid porsche prada puma quechua red-bull reebok ray-ban rewe ricola ritter
rolex rossmann salomon samsung sap shell shimano shopify siemens skoda snickers sonos sony spotify starbucks steiff subaru subway suzuki
swarovski tchibo tesco tesla tiffany timberland toblerone toyota tupperware uber uniqlo vaude visa vodafone volkswagen volvo vuitton walmart
wework wmf wüsthof xbox yamaha yeti zalando zara zeiss zoom
`;

export type NameKind = "person" | "place" | "brand";

const listOf = (words: string, kind: NameKind) =>
  words
    .trim()
    .split(/\s+/)
    .map((word) => [word, kind] as const);

/** Names that are everyday words too: only where nothing says otherwise (names-in.ts). */
const everyday: ReadonlySet<string> = new Set(
  (
    "art apple mark rob max will grace rose frank finn penny gap ford shell mango subway visa zoom jack bob sally nice turkey reading island essen " +
    "mitte rom java kraft braun jacobs heinz obi omega china polen rosa viola stella regina marina stern ritter douglas patagonia amazon converse " +
    "jan jana ben tom tim sam leo mia ava eva kai pia ian eli lea lena leon august coke harz nancy carmen melanie victor"
  ).split(" "),
);

const kindOf: ReadonlyMap<string, NameKind> = new Map([
  ...listOf(brands, "brand"),
  ...listOf(places, "place"),
  ...listOf(people, "person"),
]);

/** What a word written with a capital is known to name; null where it is none of those or an everyday word. */
export function knownName(low: string, isFirst: boolean, isGerman: boolean): NameKind | null {
  const kind = kindOf.get(low) ?? genitive(low);
  if (kind === null || kind === undefined) return null;
  // A German noun is a capital everywhere; an English word at its sentence's beginning.
  return everyday.has(low) && (isFirst || isGerman) ? null : kind;
}

/** “Katharinas Kurs”, “Berlins Cafés”. */
function genitive(low: string): NameKind | null {
  return low.length > 4 && low.endsWith("s") ? (kindOf.get(low.slice(0, -1)) ?? null) : null;
}

// Sentences the Creator's code writes itself, in both languages: each is true by OCR, by pixels, by metadata or by a comparison.

const colours: Readonly<Record<string, string>> = {
  red: "Rot",
  orange: "Orange",
  yellow: "Gelb",
  green: "Grün",
  cyan: "Türkis",
  turquoise: "Türkis",
  teal: "Blaugrün",
  blue: "Blau",
  purple: "Lila",
  violet: "Violett",
  magenta: "Magenta",
  pink: "Rosa",
  brown: "Braun",
  beige: "Beige",
  black: "Schwarz",
  white: "Weiß",
  grey: "Grau",
  gray: "Grau",
  olive: "Oliv",
  navy: "Marineblau",
  gold: "Gold",
  cream: "Creme",
};

/** “dark green” becomes “Dunkelgrün”; a word that is not known stays. */
function germanColour(name: string): string {
  const [shade, base] = name.includes(" ") ? name.split(" ") : ["", name];
  const german = colours[base ?? ""] ?? base ?? name;
  if (shade === "dark") return `Dunkel${german.toLowerCase()}`;
  if (shade === "light" || shade === "pale") return `Hell${german.toLowerCase()}`;
  return shade ? `${shade} ${german}` : german;
}

const joined = (names: readonly string[], and: string) =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${and} ${names.at(-1)}`;

const dayOf = (language: string, date: Date) =>
  new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(date);

export const told = {
  colours: ({ names }: { names: readonly string[] }) => ({
    en: `mostly ${joined(names, "and")}`,
    de: `vor allem ${joined(names.map(germanColour), "und")}`,
  }),
  format: {
    upright: { en: "upright format", de: "Hochformat" },
    wide: { en: "wide format", de: "Querformat" },
    square: { en: "square format", de: "quadratisches Format" },
  },
  /** A camera writes local time: the day is taken as it stands. */
  taken: ({ at }: { at: string }) => {
    const date = new Date(`${at.slice(0, 10)}T00:00:00Z`);
    if (Number.isNaN(date.getTime())) return { en: `taken ${at}`, de: `aufgenommen ${at}` };
    return { en: `taken on ${dayOf("en-GB", date)}`, de: `aufgenommen am ${dayOf("de", date)}` };
  },
  place: ({ latitude, longitude }: { latitude: number; longitude: number }) => {
    const [across, down] = [Math.abs(latitude).toFixed(4), Math.abs(longitude).toFixed(4)];
    const [north, south] = [latitude < 0 ? "S" : "N", longitude < 0 ? "W" : "E"];
    return {
      en: `at ${across}° ${north}, ${down}° ${south}`,
      de: `bei ${across}° ${north}, ${down}° ${south === "E" ? "O" : "W"}`,
    };
  },
  reads: ({ texts }: { texts: readonly string[] }) => {
    const quoted = (open: string, close: string) => texts.map((text) => `${open}${text}${close}`).join(", ");
    return { en: `The text reads ${quoted("“", "”")}.`, de: `Der Text lautet ${quoted("„", "“")}.` };
  },
  picture: { en: "A picture", de: "Ein Bild" },
  reasons: {
    grammar: { en: "Spelling or grammar.", de: "Rechtschreibung oder Grammatik." },
    clarity: { en: "Clearer.", de: "Klarer." },
    tone: { en: "Nearer to the tone.", de: "Näher am Ton." },
    length: { en: "Shorter.", de: "Kürzer." },
  },
};

// Languages as people ask for them, in English, German and by their own name.

const names = {
  English: "english englisch",
  German: "german deutsch deutsche",
  French: "french französisch francais français",
  Spanish: "spanish spanisch espanol español castellano",
  Italian: "italian italienisch italiano",
  Portuguese: "portuguese portugiesisch portugues português",
  Dutch: "dutch niederländisch holländisch nederlands",
  Polish: "polish polnisch polski",
  Czech: "czech tschechisch čeština",
  Danish: "danish dänisch dansk",
  Swedish: "swedish schwedisch svenska",
  Norwegian: "norwegian norwegisch norsk",
  Finnish: "finnish finnisch suomi suomeksi",
  Greek: "greek griechisch ελληνικά",
  Hungarian: "hungarian ungarisch magyarul",
  Romanian: "romanian rumänisch română",
  Bulgarian: "bulgarian bulgarisch български",
  Croatian: "croatian kroatisch hrvatski",
  Serbian: "serbian serbisch српски",
  Ukrainian: "ukrainian ukrainisch українською",
  Russian: "russian russisch русском русский",
  Turkish: "turkish türkisch türkçe",
  Arabic: "arabic arabisch العربية",
  Hebrew: "hebrew hebräisch עברית",
  Persian: "persian farsi persisch فارسی",
  Hindi: "hindi हिन्दी",
  Bengali: "bengali bengalisch বাংলা",
  Urdu: "urdu اردو",
  Chinese: "chinese chinesisch mandarin 中文",
  Japanese: "japanese japanisch 日本語",
  Korean: "korean koreanisch 한국어",
  Vietnamese: "vietnamese vietnamesisch",
  Thai: "thai thailändisch ไทย",
  Indonesian: "indonesian indonesisch bahasa",
  Latin: "latin latein",
} as const;

/** English name by any of its names, in lower case. */
export const languagesByName: ReadonlyMap<string, string> = new Map(
  Object.entries(names).flatMap(([name, said]) => said.split(" ").map((each) => [each, name] as const)),
);

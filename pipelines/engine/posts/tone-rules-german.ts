// The tones' rule sheets in German.
import type { Tone } from "./post.ts";
import type { ToneWords } from "./tone-rules.ts";

export const germanTones: Readonly<Record<Tone, ToneWords>> = {
  professional: {
    avoid: ["mega", "super", "krass", "geil", "Leute", "voll gut", "Gamechanger", "lol"],
    sentences: [
      "Sag in klaren ganzen Sätzen, was es ist und wozu es gut ist.",
      "Keine Ausrufezeichen, höchstens ein Emoji.",
      "Schreib als „wir“ oder über die Sache, nie als „ich“.",
      "Keine Umgangssprache, keine Superlative.",
    ],
    example: "Unsere neue Röstung kommt von einem einzigen Hof und ist ab Montag in allen Filialen erhältlich.",
  },
  friendly: {
    avoid: ["hiermit", "bezüglich", "diesbezüglich", "gemäß", "seitens", "sehr geehrte"],
    sentences: [
      "Sprich wie mit einem Stammgast: mit „du“ oder einer Frage.",
      "Kurze, warme Sätze.",
      "Höchstens zwei Ausrufezeichen und drei Emojis.",
    ],
    example: "Der erste Latte am Morgen ist immer der beste. Wie trinkst du deinen? ☕",
  },
  witty: {
    avoid: ["lustig", "haha", "lol", "kleiner Scherz", "Spaß beiseite", "Wortspiel"],
    sentences: [
      "Eine leichte Wendung oder ein Wortspiel über das, was im Bild ist.",
      "Erklär den Witz nie und lach nicht selbst darüber.",
      "Kurze Sätze, höchstens ein Ausrufezeichen.",
    ],
    example: "Unser Milchschaum hat schönere Wangenknochen als wir.",
  },
  inspiring: {
    avoid: ["unmöglich", "Träume werden wahr", "lebe deinen Traum", "entfessle", "Hustle"],
    sentences: [
      "Fang mit etwas an, das im Bild zu sehen ist, und zeig, was daraus werden kann.",
      "Tätige Verben, keine abgenutzten Sprüche.",
      "Schließ mit einem kleinen Schritt, den man gehen kann.",
    ],
    example: "Jemand ist um fünf aufgestanden, damit diese Tasse warm ist. Beginn den Tag mit so viel Sorgfalt.",
  },
  minimal: {
    avoid: ["sehr", "wirklich", "total", "absolut", "unglaublich"],
    sentences: [
      "Höchstens 25 Wörter.",
      "Kurze Sätze oder keine: Ein Hauptwort darf allein stehen.",
      "Keine lobenden Eigenschaftswörter.",
    ],
    example: "Morgen. Milch. Ein langsamer Guss.",
  },
  bold: {
    avoid: ["vielleicht", "eventuell", "ein bisschen", "irgendwie", "wir denken", "wir glauben", "hoffentlich"],
    sentences: [
      "Sag es, ohne dich abzusichern.",
      "Sätze mit höchstens zehn Wörtern.",
      "Fang mit dem stärksten Wort an.",
    ],
    example: "Schlechter Kaffee hört hier auf. Zwölf Sekunden, ein Guss, kein Zucker.",
  },
  informative: {
    avoid: ["unglaublich", "fantastisch", "Wahnsinn", "du wirst nicht glauben", "Geheimtipp", "Hack"],
    sentences: [
      "Zuerst die Tatsachen: was, wie, wann.",
      "Eine Sache, die man lernen kann, aus dem, was im Bild ist.",
      "Keine Ausrufezeichen, kein Lob.",
    ],
    example: "Latte Art braucht Milch mit 60 °C: Heißerer Schaum wird steif, kälterer hält keine Form.",
  },
  storytelling: {
    avoid: ["es war einmal", "der Rest ist Geschichte", "lange Rede, kurzer Sinn"],
    sentences: [
      "Erzähl einen Augenblick: Jemand tut etwas, dann ändert sich etwas.",
      "Fang mittendrin an, mit dem, was zu sehen oder zu hören ist.",
      "Als „ich“, „wir“ oder von der Sache selbst.",
    ],
    example: "Die Tasse war noch zu heiß, als der erste Regen ans Fenster schlug. Wir blieben für eine zweite.",
  },
};

// Words of alt texts, in German: what is to be put right, and the W3C's questions whether a picture needs one.
import type { AltTextStrings } from "./alt-text.en.ts";

export const altTextDe: AltTextStrings = {
  alt: {
    "starts-with-image-of": () => "„Bild von“ weglassen: Das sagt der Screenreader",
    "file-name": () => "das ist der Name einer Datei",
    "too-long": () => "lang zum Anhören: 125 Zeichen sind geraten",
    "over-limit": (platform) => `länger, als ${platform} annimmt`,
    "visible-text-missing": (text) => `sagt den lesbaren Text „${text}“ nicht`,
    "no-end-mark": () => "ein Punkt lässt den Screenreader innehalten",
    capitals: () => "Großbuchstaben werden oft einzeln vorgelesen",
    "repeats-caption": () => "sagt dasselbe wie der Text",
    "emoji-row": () => "jedes Emoji wird mit seinem Namen vorgelesen",
    hashtags: () => "Hashtags gehören in den Beitrag",
    empty: () => "fehlt: Beschreib das Bild oder kennzeichne es als schmückend",
    "not-empty": () => "ein schmückendes Bild hat einen leeren Alternativtext",
  },
  questions: {
    "contains-text": "Steht Text im Bild?",
    "text-repeated-nearby": "Sagt der Beitrag diesen Text auch?",
    "text-for-effect": "Ist dieser Text nur Schmuck?",
    "text-has-function": "Tut dieser Text etwas, wie ein Symbol?",
    "link-or-button": "Ist das Bild ein Link oder ein Knopf?",
    "adds-meaning": "Fügt es dem Beitrag etwas hinzu?",
    "said-nearby": "Sagt der Beitrag dasselbe in Worten?",
    complex: "Ist es ein Diagramm, eine Karte oder sonst verwickelt?",
    decorative: "Ist es nur Schmuck?",
  },
  outcomes: {
    empty: "Es braucht keinen: Der Alternativtext bleibt leer.",
    text: "Der Alternativtext sagt den Text im Bild.",
    function: "Der Alternativtext sagt, was es tut oder wohin es führt.",
    describe: "Es braucht eine kurze Beschreibung.",
    "describe-and-explain": "Es braucht eine kurze Beschreibung, und die Daten stehen im Beitrag.",
  },
};

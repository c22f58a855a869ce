// Twenty pictures as lists, with a line of the person each: what a real model writes posts from.
import type { Grounding, GroundingItem } from "../../pipelines/engine/posts/post.ts";

interface Case {
  readonly caseId: string;
  readonly brief: string;
  readonly grounding: Grounding;
}

const raw: readonly (readonly [caseId: string, brief: string, ...items: string[]])[] = [
  [
    "coffee",
    "Write a post: our new filter coffee is on the menu",
    "object: white cup of black coffee",
    "setting: wooden table beside a window",
    "light: soft morning light",
  ],
  [
    "bread",
    "Write a post about our sourdough, back on Saturday",
    "object: round loaf with a dark crust",
    "object: linen cloth",
    "mood: rustic",
  ],
  [
    "lake",
    "Write a post about this picture",
    "setting: mountain lake with turquoise water",
    "object: wooden jetty",
    "people: no people",
  ],
  [
    "shoes",
    "Write a post: the trail shoe in its new colour",
    "object: orange running shoe",
    "setting: muddy forest path",
    "light: overcast",
  ],
  [
    "market",
    "Write a post: we are at the market every Thursday",
    "object: crates of tomatoes and basil",
    "text: TOMATOES 3.20 / KG",
    "people: one woman in a green apron",
  ],
  [
    "library",
    "Write a post for students in the exam season",
    "object: open notebook",
    "object: stack of three books",
    "light: warm lamp",
  ],
  [
    "office",
    "Write a post: we moved into our new office",
    "people: three people seen from behind",
    "object: moving boxes and plants",
    "setting: bright office",
  ],
  ["dog", "Write a post for Friday", "object: brown dog with a red ball", "setting: sandy beach", "mood: playful"],
  [
    "books",
    "Write a post: reading night on Friday at seven",
    "setting: bookshop with high shelves",
    "object: green armchair",
    "light: warm lamps",
  ],
  [
    "salad",
    "Write a post about the lunch special",
    "object: bowl with avocado, chickpeas and radish",
    "object: half a lemon",
    "setting: table from above",
  ],
  [
    "stage",
    "Write a post: thank you for last night",
    "setting: stage with blue light",
    "people: crowd with raised hands",
    "mood: ecstatic",
  ],
  [
    "ring",
    "Write a post about the ring we made by hand",
    "object: silver ring with a small blue stone",
    "object: dark velvet",
    "mood: elegant",
  ],
  [
    "plants",
    "Write a post: plant sale on Sunday",
    "setting: greenhouse with a glass roof",
    "object: rows of potted plants",
    "people: a man in a straw hat",
  ],
  [
    "surf",
    "Write a post: the season opens on 1 May",
    "people: a surfer on a wave",
    "object: yellow board",
    "light: backlight",
  ],
  [
    "rad",
    "Schreib einen Beitrag: Frühjahrscheck fürs Rad, Termine ab sofort",
    "object: blaues Fahrrad auf einem Ständer",
    "setting: Werkstatt",
    "mood: aufgeräumt",
  ],
  [
    "ton",
    "Schreib einen Beitrag: Töpferkurs, noch zwei Plätze frei",
    "object: Schale auf einer Töpferscheibe",
    "people: zwei Hände mit Ton",
    "mood: konzentriert",
  ],
  [
    "kuchen",
    "Schreib einen Beitrag: heute gibt es Apfelkuchen",
    "object: Stück Apfelkuchen auf einem Teller",
    "object: silberne Gabel",
    "mood: gemütlich",
  ],
  [
    "hafen",
    "Schreib einen Beitrag über dieses Bild",
    "setting: Hafen am Abend",
    "object: drei Segelboote",
    "people: keine Menschen",
  ],
  [
    "yoga",
    "Schreib einen Beitrag: neuer Kurs, Yoga am Morgen",
    "people: eine Frau auf einer Matte",
    "setting: heller Raum",
    "light: Morgenlicht",
  ],
  [
    "blumen",
    "Schreib einen Beitrag: Blumen zum Muttertag, jetzt vorbestellen",
    "object: Strauß aus Pfingstrosen",
    "object: Packpapier mit Schleife",
    "mood: zart",
  ],
];

export const creatorCases: readonly Case[] = raw.map(([caseId, brief, ...items]) => ({
  caseId,
  brief,
  grounding: {
    line: brief,
    images: [
      {
        imageId: caseId,
        name: `${caseId}.jpg`,
        seenBy: "model",
        items: items.map((each, at): GroundingItem => {
          const [kind = "object", text = ""] = each.split(": ");
          return { itemId: `${at + 1}`, kind: kind as GroundingItem["kind"], text, confidence: "sure", by: "model" };
        }),
      },
    ],
  },
}));

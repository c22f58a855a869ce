import { expect, test } from "vitest";
import { cardsAnki, cardsCsv, reviewCards } from "../../../../pipelines/engine/guide/review-cards.ts";

const outline = { topic: "Heat pumps", depth: "school", layers: [{ id: "l1", title: "The loop: four stations" }] };
const layer = { title: "The loop: four stations", words: [{ word: "Evaporator", meaning: "where the fluid boils" }] };
const about = { node: "l1", why: "It boils there." };
const quiz = {
  items: [
    { ...about, id: "1", kind: "choice", question: "Where does it boil?", options: ["Valve", "Evaporator"], answer: 1 },
    { ...about, id: "2", kind: "short", question: "Where does it turn liquid?", answer: "Condenser", accept: [] },
    { ...about, id: "3", kind: "order", question: "In which order?", items: ["valve", "condenser"], answer: [1, 0] },
    { ...about, id: "4", kind: "match", question: "Pair them", left: ["a", "b"], right: ["y", "x"], answer: [1, 0] },
  ],
};
const tags = ["Heat-pumps", "The-loop-four-stations"];

test("words become cards with their meanings, questions with their answers, tagged by topic and layer", () => {
  expect(reviewCards([{ outline, layer }, { quiz }])).toEqual([
    { front: "Evaporator", back: "where the fluid boils", tags },
    { front: "Where does it boil?\n- Valve\n- Evaporator", back: "Evaporator\nIt boils there.", tags },
    { front: "Where does it turn liquid?", back: "Condenser\nIt boils there.", tags },
    { front: "In which order?\n- valve\n- condenser", back: "1. condenser\n2. valve\nIt boils there.", tags },
    { front: "a", back: "x", tags },
    { front: "b", back: "y", tags },
  ]);
});

test("a quiz that was checked, and a word told again, make no second card", () => {
  const again = { layer: { ...layer, words: [{ word: "evaporator", meaning: "takes heat in" }] } };
  const cards = reviewCards([{ outline, layer }, { quiz }, { quiz }, again]);
  expect(cards).toHaveLength(6);
  expect(cards[0]?.back).toBe("takes heat in");
});

test("of answers with nothing to learn, or of any shape, nothing is made", () => {
  const odd = [{}, { quiz: null }, { layer: "x", quiz: { items: [null, 3, { kind: "choice" }, { kind: "odd" }] } }];
  expect(reviewCards(odd)).toEqual([]);
  expect(cardsAnki([])).toMatch(/^#separator:tab\n/);
});

test("as CSV a card cannot break out of its field, and runs as no formula", () => {
  const cards = [{ front: '=HYPERLINK("x")', back: 'two\nlines, "quoted"', tags: ["a", "b"] }];
  expect(cardsCsv(cards)).toBe(`Front,Back,Tags\r\n"'=HYPERLINK(""x"")","two\nlines, ""quoted""",a b\r\n`);
});

test("for Anki a formula stands in TeX's brackets, and a price stays a price", () => {
  const cards = [{ front: "What is $E$ at $5?", back: "$$E = mc^2$$", tags: [] }];
  expect(cardsAnki(cards)).toContain("What is \\(E\\) at $5?\t\\[E = mc^2\\]\t\n");
});

test("for Anki tabs, lines, quotation marks and comment signs stay inside their field", () => {
  const cards = [
    { front: "#1 rule", back: "a\tb\r\nc", tags: ["x"] },
    { front: 'say "hi"', back: "<b>plain</b>", tags: [] },
  ];
  expect(cardsAnki(cards)).toBe(
    '#separator:tab\n#html:false\n#columns:Front\tBack\tTags\n#tags column:3\n"#1 rule"\t"a b\nc"\tx\n"say ""hi"""\t<b>plain</b>\t\n',
  );
});

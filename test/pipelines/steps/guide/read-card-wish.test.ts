import { expect, test } from "vitest";
import type { CardKind, TaskCard } from "../../../../pipelines/engine/guide/card.ts";
import { readCardWish } from "../../../../pipelines/steps/guide/read-card-wish.ts";

const wishes: Readonly<Record<CardKind, readonly string[]>> = {
  checklist: [
    "Packing list for a week in Norway",
    "Make me a checklist for moving house",
    "I need a packing list for a weekend in Rome with two kids",
    "What should I pack for Norway in March?",
    "Packliste für eine Woche Norwegen",
    "Erstelle mir eine Checkliste für den Umzug",
    "Was soll ich für Norwegen einpacken?",
    "Can you write a to-do list for our wedding?",
    "Schreib mir eine Einkaufsliste für Lasagne",
    "Create a shopping list",
    "Was muss ich in den Urlaub mitnehmen?",
    "Ich brauche eine Packliste fürs Zelten",
  ],
  plan: [
    "Plan a week of simple vegetarian dinners for two people.",
    "Plan my weekend in Lisbon",
    "Make a study plan for my exam in three weeks",
    "Can you make me a training plan for a 10k?",
    "A week of dinners for a family of four",
    "Plane eine Woche einfacher Abendessen",
    "Erstelle einen Lernplan für meine Prüfung",
    "Mach mir einen Essensplan für diese Woche",
    "3-day itinerary for Rome",
    "Please plan a birthday party for my son",
    "Kannst du mir einen Wochenplan machen?",
    "Itinerary for four days in Paris",
    "Reiseplan für drei Tage Wien",
  ],
  comparison: [
    "Compare two phone plans",
    "Compare an e-bike and a car for my commute as a table",
    "Vergleiche zwei Handytarife",
    "Vergleiche Mieten und Kaufen als Tabelle",
    "Make a table of pros and cons of working from home",
    "Compare these laptops: A 16 GB 900 €, B 32 GB 1200 €",
    "Help me choose between two job offers",
    "Erstelle eine Vergleichstabelle für drei Waschmaschinen",
    "Pros and cons of buying a house",
  ],
  recipe: [
    "Give me a recipe for lentil soup",
    "Recipe for pancakes for 6",
    "Rezept für Pfannkuchen",
    "I want a simple pancake recipe",
    "Pancakes for 4: 200 g flour, 2 eggs, 300 ml milk. Make it for 6.",
    "How do I cook rice?",
    "Wie backe ich einen Apfelkuchen?",
    "Hast du ein Rezept für Linsensuppe? Gib mir ein Rezept für Linsensuppe",
  ],
  message: [
    "Write an email to my landlord about the broken heating",
    "Draft a message to my team",
    "Schreib eine E-Mail an meinen Vermieter",
    "Write a birthday card for my aunt",
    "Invitation to my birthday party",
    "Einladung zum Geburtstag meiner Tochter",
    "Formuliere eine Absage für die Feier am Freitag",
    "Can you draft a polite complaint to the airline?",
    "Help me write a letter to the tax office",
    "Schreibe eine kurze Nachricht an meine Nachbarn",
  ],
};

test.each(Object.entries(wishes).flatMap(([kind, all]) => all.map((wish) => [wish, kind] as const)))(
  "%j wants a %s",
  (wish, kind) => expect(readCardWish(wish)).toBe(kind),
);

test.each([
  "How does a plan economy work?",
  "What is a recipe in chemistry?",
  "Compare photosynthesis and respiration",
  "Explain the Marshall Plan",
  "What is a packing list?",
  "Why do messages get encrypted?",
  "How does email work?",
  "Wie funktioniert eine Planwirtschaft?",
  "Was ist ein Rezept?",
  "Vergleiche Photosynthese und Atmung",
  "Hi",
  "Thanks!",
  "What is a heat pump?",
  "Make it shorter.",
  "Tell me about the history of the letter A",
  "How do plants plan for winter?",
  "Compare the French and the American revolution",
  "What is 12 % of 340?",
  "Recipe for disaster",
  "Warum schreibt man Briefe?",
  "Who wrote the letter from Birmingham jail?",
  "Explain how a checklist helps pilots",
  "Deeper",
  "Next",
  "Erklär mir den Schlieffen-Plan",
  "I have 3 apples and 2 pears",
  "What is the difference between a plan and a strategy?",
  "Add 200 g and 300 g",
  "200 g + 300 g in kg",
  "The plan of Schlieffen failed, why?",
  "make it for 6",
  "Teach me how to write a letter",
  "write a python script that sends mail",
  "Sort my list",
  "My budget is 4,000 euros.",
  "What is heat?",
  "How many cups are 300 ml?",
  "1 kg flour costs 2 euros and 3 eggs cost 1 euro. How much for 6?",
  "Give me one concrete example.",
  "Make a joke",
  "Write about the sea",
  "Convert 3 cups to ml",
  "I want to understand the Marshall plan",
  "Ich möchte den Schlieffen-Plan verstehen",
  "What should I take with antibiotics?",
])("%j is no everyday task", (question) => expect(readCardWish(question)).toBeNull());

const list: TaskCard = { kind: "checklist", title: "", items: [] };
const recipe: TaskCard = { kind: "recipe", title: "", servings: 4, ingredients: [], steps: [] };
const message: TaskCard = { kind: "message", title: "", to: "", subject: "", text: "Hi" };

test.each([
  ["make it for 6", recipe],
  ["Mach es für 6", recipe],
  ["double it", recipe],
  ["und für 8?", recipe],
  ["add sunscreen", list],
  ["Füge Sonnencreme hinzu", list],
  ["please remove the umbrella", list],
  ["more formal", message],
  ["Mach es förmlicher", message],
  ["Make it a bit shorter, please", message],
])("after such a card %j changes it", (wish, before) => {
  expect(readCardWish(wish, before)).toBe(before.kind);
});

test.each([
  ["What is a heat pump?", message],
  ["why?", list],
  ["Make it for 6", list],
  ["Why did they add salt?", list],
  ["Add 3 and 4", list],
  ["make it shorter", list],
])("after another card %j is what it was", (wish, before) => {
  expect(readCardWish(wish, before)).toBeNull();
});

test("a wish before or behind a pasted text counts, what stands within it does not", () => {
  const pasted = "The council met.\nWrite an email to the mayor, he said.\nThen it rained.";
  expect(readCardWish(`Summarise this:\n${pasted}\nThanks`)).toBeNull();
  expect(readCardWish(`${pasted}\nMake me a checklist of what to do`)).toBe("checklist");
});

test("a text of twenty thousand characters is read at once", () => {
  const started = performance.now();
  for (const filler of ["a ", "1 ", "for 4 ", "make ", "200 g ", "- "])
    readCardWish(filler.repeat(20_000 / filler.length));
  expect(performance.now() - started).toBeLessThan(10_000);
});

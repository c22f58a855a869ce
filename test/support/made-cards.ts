// Everyday cards of every kind, as an answer of the Guide has them.
import type { TaskCard } from "../../pipelines/engine/guide/card.ts";
import type { MadeAnswer } from "./answered.ts";

/** An answer of the Guide with this card. */
export const cardAnswer = (card: TaskCard, question = "Packing list for Norway"): MadeAnswer => {
  return { persona: { id: "guide", version: "1" }, question, outputs: { answer: "Here it is.", card } };
};

const packing: TaskCard = {
  kind: "checklist",
  title: "Norway",
  items: [
    { text: "Passport", group: "Papers", done: false },
    { text: "Wool socks", group: "Clothes", done: false },
    { text: "<img src=x onerror=alert(1)> hat", group: "Clothes", done: true },
  ],
};
const dinners: TaskCard = {
  kind: "plan",
  title: "Dinners",
  steps: [
    { when: "Monday", what: "Lentil soup", note: "soak the lentils" },
    { when: "Tuesday 18:00", what: "Pasta", note: "" },
    { when: "whenever", what: "Cake", note: "" },
  ],
};
const phones: TaskCard = {
  kind: "comparison",
  title: "Phone plans",
  columns: ["Aspect", "Plan A", "Plan B", "Plan C", "Plan D", "Plan E"],
  rows: [
    ["Price", "10 €", "15 €", "20 €", "25 €", "30 €"],
    ["Data", "=1+1", "12 GB", "", "", ""],
  ],
};
const pancakes: TaskCard = {
  kind: "recipe",
  title: "Pancakes",
  servings: 4,
  ingredients: [
    { amount: 200, upTo: null, unit: "g", name: "flour" },
    { amount: 2, upTo: null, unit: "", name: "eggs" },
    { amount: null, upTo: null, unit: "", name: "salt" },
  ],
  steps: ["Mix with 50 ml milk.", "Fry."],
};
const letter: TaskCard = {
  kind: "message",
  title: "Heating",
  to: "berg@example.org",
  subject: "Heating",
  text: "Dear Ms Berg,\n\nit is cold since […].\n\nBest wishes",
};

export const madeCards = { packing, dinners, phones, pancakes, letter };

// What is told in a scratch conversation and asked for later: facts with invented values, among other things that were said.
export interface ToldFact {
  readonly told: string;
  readonly question: string;
  /** Words that stand nowhere else in the conversation. */
  readonly value: string;
}

/** Each in its own words, so that none is found by another's. */
export const toldFacts: readonly ToldFact[] = [
  {
    told: "My locker at the station has the number 4187.",
    question: "Which locker did I take at the station?",
    value: "4187",
  },
  {
    told: "The dentist moved me to a Thursday in the third week of Brumath.",
    question: "To which month was my visit at the dentist moved?",
    value: "Brumath",
  },
  { told: "Our boat is called the Pelorine.", question: "What is the name of our boat?", value: "Pelorine" },
  { told: "I am allergic to quandong.", question: "What must I not eat because of my allergy?", value: "quandong" },
  {
    told: "The wifi at the cottage is named Harrowgate5.",
    question: "How is the network at the cottage called?",
    value: "Harrowgate5",
  },
  {
    told: "My neighbour who waters the plants is Ottoline Vance.",
    question: "Who waters the plants when I am away?",
    value: "Ottoline",
  },
  {
    told: "The budget for the garden is 2,640 euros.",
    question: "How much money is there for the garden?",
    value: "2,640",
  },
  { told: "My grandmother was born in Kestrelwick.", question: "Where was my grandmother born?", value: "Kestrelwick" },
  { told: "The spare key lies under the blue amphora.", question: "Where is the spare key?", value: "amphora" },
  { told: "Our dog answers to Marzipan.", question: "What is our dog's name?", value: "Marzipan" },
  {
    told: "The choir rehearses in the Tollhouse on Mondays.",
    question: "Where does the choir rehearse?",
    value: "Tollhouse",
  },
  { told: "I promised Ferdinand a kite for his birthday.", question: "What did I promise Ferdinand?", value: "kite" },
];

export interface ToldMessage {
  readonly role: "user" | "assistant";
  readonly text: string;
}

/** Turns of other talk between two facts, and after the last: enough that the first are no recent turn any more. */
const between = { facts: 2, end: 12 };

/** `talk` are sentences that fill the turns between; they repeat where there are few. */
export function toldConversation(facts: readonly ToldFact[], talk: readonly string[]): readonly ToldMessage[] {
  let said = 0;
  const filler = (turns: number): readonly ToldMessage[] =>
    Array.from({ length: turns }, () => talk[said++ % Math.max(1, talk.length)] ?? "We spoke of the weather.").flatMap(
      (text): readonly ToldMessage[] => [
        { role: "user", text: "Tell me something I wrote down." },
        { role: "assistant", text },
      ],
    );
  const told = facts.flatMap(({ told: text }): readonly ToldMessage[] => [
    { role: "user", text },
    { role: "assistant", text: "Thank you, I keep it in mind." },
    ...filler(between.facts),
  ]);
  return [...told, ...filler(between.end)];
}

/** Whether a text says the value, whatever its case and however its thousands are parted. */
export function saysValue(text: string, value: string): boolean {
  const bare = (each: string) => each.toLowerCase().replace(/(?<=\d)[.,\s\u202f](?=\d{3}\b)/g, "");
  return bare(text).includes(bare(value));
}

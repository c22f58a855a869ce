// A conversation written beforehand: facts told to one persona and asked of another, every turn to another persona than the one before.

const personas = ["guide", "researcher", "lookout", "coder"] as const;
export type PersonaId = (typeof personas)[number];

export interface ScriptedTurn {
  readonly persona: PersonaId;
  readonly question: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** What the prompt must hold: told to another persona before. */
  readonly expects?: { readonly said: string; readonly beside: string | null };
}

interface Told {
  readonly by: PersonaId;
  readonly bird: string;
  /** Told in the person's words. */
  readonly said: string;
  /** Told by the name of an image or in code alone; null where the persona takes neither. */
  readonly beside: string | null;
}

const birds = ["heron", "kestrel", "dunlin", "siskin", "wryneck", "plover", "whimbrel", "dipper", "redstart", "shrike"];
/** How often a fact that can be asked is asked before another one is told. */
const asksFirst = 0.4;

/** Two turns for each fact; `fileId` is that of an uploaded image. */
export function scriptedTurns(random: () => number, facts: number, fileId: string): readonly ScriptedTurn[] {
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = (not: readonly (PersonaId | undefined)[]): PersonaId => {
    const open = personas.filter((each) => !not.includes(each));
    return open[below(open.length)] ?? "guide";
  };
  const untold = birds.slice(0, facts);
  const waiting: Told[] = [];
  const turns: ScriptedTurn[] = [];
  while (untold.length + waiting.length > 0) {
    const before = turns.at(-1)?.persona;
    const asks = untold.length === 0 || random() < asksFirst;
    const [asked] = asks ? waiting.splice(below(waiting.length), 1) : [];
    const bird = asked ? undefined : untold.shift();
    if (asked) {
      const persona = pick([before, asked.by]);
      const question = `Where do we meet for the ${asked.bird} survey?`;
      turns.push({ persona, question, input: inputOf(persona, { question }, random), expects: asked });
    } else if (bird !== undefined) {
      const by = pick([before]);
      const number = 1000 + below(9000);
      const beside = by === "lookout" || by === "coder" ? `${bird}-map-${number}` : null;
      const told = { by, bird, said: `gate ${number}`, beside };
      const question = `We meet for the ${bird} survey at ${told.said}.`;
      turns.push({ persona: by, question, input: inputOf(by, { question, beside, fileId }, random) });
      waiting.push(told);
    }
  }
  return turns;
}

function inputOf(
  persona: PersonaId,
  told: { readonly question: string; readonly beside?: string | null; readonly fileId?: string },
  random: () => number,
): Readonly<Record<string, unknown>> {
  const { question, beside, fileId } = told;
  if (persona === "researcher") return { question, basis: random() < 0.5 ? "documents" : "general" };
  if (persona === "lookout" && beside) return { question, image: { fileId, name: `${beside}.png` } };
  if (persona === "coder" && beside) return { question, code: { language: "js", text: `open("${beside}");` } };
  return { question };
}

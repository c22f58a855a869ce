// A persona is a value: its inputs, outputs, words and steps. Everything else (tab, form, procedure, docs) follows from it.
import { z } from "zod";
import type { ComponentName } from "./components.ts";
import { engineNotes } from "./engine-notes.ts";
import type { ModelInfo } from "./ports.ts";
import type { StepContext } from "./step-context.ts";

/** A text for people, in every language the page speaks. */
export interface LocalText {
  readonly en: string;
  readonly de: string;
}

export interface Field<S extends z.ZodType = z.ZodType> {
  readonly schema: S;
  readonly component: ComponentName;
  readonly label: LocalText;
  readonly placeholder?: LocalText;
  /** For `select`: the label of each value of the schema's enum. */
  readonly choices?: Readonly<Record<string, LocalText>>;
}

export type Fields = Readonly<Record<string, Field>>;
type Shape<F extends Fields> = { [K in keyof F]: F[K]["schema"] };
/** What a caller may send: fields with defaults may be left out. */
export type InputOf<F extends Fields> = z.input<z.ZodObject<Shape<F>>>;
/** The checked values: defaults filled in. */
export type ValuesOf<F extends Fields> = z.output<z.ZodObject<Shape<F>>>;

/** A schema with the component that shows it. Outermost: `field(z.string().default(""), …)`, never `.default()` after it. */
export function field<S extends z.ZodType>(
  schema: S,
  component: ComponentName,
  words: Omit<Field<S>, "schema" | "component">,
): Field<S> {
  return { schema, component, ...words };
}

export interface StepOptions {
  /** Attempts in all, for steps whose failure may pass (a model server that restarts). Default 1. */
  readonly attempts?: number;
  /** Milliseconds one attempt may take. Default 600,000. */
  readonly timeoutMs?: number;
}

export interface Step {
  readonly name: string;
  // The builder checks state types; past it a step is data.
  readonly run: (state: never, context: StepContext) => Promise<object>;
  readonly options: StepOptions;
}

/** Builds the list of steps; the state's type grows by what each returns. */
export class Steps<State extends object> {
  readonly list: readonly Step[];

  constructor(list: readonly Step[] = []) {
    this.list = list;
  }

  step<Result extends object>(
    name: string,
    run: (state: State, context: StepContext) => Promise<Result>,
    options: StepOptions = {},
  ): Steps<State & Result> {
    return new Steps<State & Result>([...this.list, { name, run: run as Step["run"], options }]);
  }
}

export interface Example<Input> {
  readonly title: LocalText;
  readonly description: LocalText;
  readonly input: Input;
  /** What of the input is written in German on a German page: who asks in English is answered in English. */
  readonly german?: Partial<Input>;
}

/** A one-click follow-up: the label on the chip and the words it sends. */
export interface Refinement {
  readonly label: LocalText;
  readonly text: LocalText;
  /** Outputs with which it does not fit: not offered under an answer that has one of them. */
  readonly without?: readonly string[];
  /** Characters an answer's text has at least: less cannot be made shorter, or picked from. */
  readonly fewestCharacters?: number;
}

/** Characters from which a text is more than a sentence or two. */
export const severalSentences = 240;

/** A fitting next persona after an answer. */
export interface Handoff {
  readonly persona: string;
  readonly label: LocalText;
  /** The words it sends at once; without them the composer waits for the person's own. */
  readonly text?: LocalText;
}

/** What a persona's prompt has before it knows its question. */
export interface PersonaContext {
  readonly system: string;
  /** Tokens kept free for the answer. */
  readonly answerTokens: number;
  /** Turns it reads word for word; absent where it reads as many as fit. */
  readonly turnsAtMost?: number;
}

/** What comes with a question. */
interface BesideQuestion {
  readonly pictures: boolean;
}

export interface PersonaDefinition<Id extends string, I extends Fields, O extends Fields> {
  readonly id: Id;
  /** Place among the tabs. */
  readonly order: number;
  readonly title: LocalText;
  readonly tagline: LocalText;
  /** The headline of its empty state: one promise. */
  readonly promise: LocalText;
  /** Colours for words and marks on light and dark ground (4.5:1); soft grounds and lines are mixed from them. */
  readonly accent: { readonly light: string; readonly dark: string };
  /** SVG paths on a 20 × 20 grid, stroke 1.5. */
  readonly icon: readonly string[];
  /** Changes when steps or prompts change in a way that an unfinished run must not mix. */
  readonly version: string;
  /** Face its answers are set in: `read` for long reading, `ui` for the rest. */
  readonly face: "read" | "ui";
  readonly inputs: I;
  readonly outputs: O;
  readonly accepts: readonly ("documents" | "images" | "code")[];
  readonly examples: readonly Example<InputOf<I>>[];
  readonly refinements: readonly Refinement[];
  readonly handoffs: readonly Handoff[];
  readonly limits: {
    /** Runs of this persona at once, over all owners. */
    readonly concurrency: number;
  };
  readonly strings: {
    /** What each step is called on the page. */
    readonly steps: Readonly<Record<string, LocalText>>;
    /** Sentences of the notes its steps emit; `{name}` is replaced by the note's value. */
    readonly notes: Readonly<Record<string, LocalText>>;
  };
  /** The prompt its answer is written with, so that the page can show beforehand what the model will see. */
  readonly context?: (values: ValuesOf<I>, model: ModelInfo, beside?: BesideQuestion) => PersonaContext;
  readonly steps: (steps: Steps<ValuesOf<I>>) => Steps<ValuesOf<I> & ValuesOf<O>>;
}

export interface Persona<Id extends string = string, I extends Fields = Fields, O extends Fields = Fields> extends Omit<
  PersonaDefinition<Id, I, O>,
  "steps" | "examples" | "context"
> {
  readonly examples: readonly Example<Record<string, unknown>>[];
  readonly inputSchema: z.ZodObject<Shape<I>>;
  readonly outputSchema: z.ZodObject<Shape<O>>;
  readonly steps: readonly Step[];
  /** Values are those of the input's schema. */
  readonly context?: (values: never, model: ModelInfo, beside?: BesideQuestion) => PersonaContext;
}

/** Checks the definition and gives the persona. Throws on a step without a name for people, and where two have one. */
export function definePersona<const Id extends string, I extends Fields, O extends Fields>(
  definition: PersonaDefinition<Id, I, O>,
): Persona<Id, I, O> {
  const steps = definition.steps(new Steps()).list;
  const names = steps.map((each) => each.name);
  if (new Set(names).size !== names.length) throw new Error(`${definition.id}: two steps have one name`);
  for (const name of names) {
    if (!definition.strings.steps[name]) throw new Error(`${definition.id}: strings.steps.${name} is missing`);
  }
  const strings = { ...definition.strings, notes: { ...engineNotes, ...definition.strings.notes } };
  const schemas = { inputSchema: objectOf(definition.inputs), outputSchema: objectOf(definition.outputs) };
  return { ...definition, strings, steps, ...schemas };
}

function objectOf<F extends Fields>(fields: F): z.ZodObject<Shape<F>> {
  const shape = Object.fromEntries(Object.entries(fields).map(([key, each]) => [key, each.schema]));
  return z.strictObject(shape as Shape<F>);
}

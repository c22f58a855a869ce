// personas.*: which personas there are, and personas.<id>.start for each on disk, typed by its own inputs.
import { z } from "zod";
import type { Fields, InputOf, Persona, ValuesOf } from "../../pipelines/engine/define-persona.ts";
import { imageLimits } from "../../pipelines/engine/images.ts";
import type { ComponentName } from "../../pipelines/engine/components.ts";
import type { StartedRun } from "../../pipelines/engine/conversations.ts";
import { personas } from "../../pipelines/personas.gen.ts";
import { id } from "../id.ts";
import { openProcedure, ownedProcedure, router } from "../trpc.ts";
import { modelId, startRun } from "../start-run.ts";

/** What every start takes beside the persona's own input. */
const startFields = {
  conversationId: id.optional(),
  parentId: id.nullable().optional(),
  documentIds: z.array(id).max(100).optional(),
  imageIds: z.array(id).max(imageLimits.count).optional(),
  model: modelId.optional(),
  /** Of a conversation that begins with it. */
  remembers: z.boolean().optional(),
};

type StartFields = z.infer<z.ZodObject<typeof startFields>>;

function startRouter<const P extends Persona>(persona: P) {
  const input = z.strictObject({ ...startFields, input: persona.inputSchema as P["inputSchema"] });
  return router({
    /** Asks the persona: writes the question down, and answers with the ids to follow. */
    start: ownedProcedure.input(input).mutation(({ ctx, input: given }): Promise<StartedRun> => {
      // zod cannot infer through the generic persona; the schema above has checked these.
      const {
        input: values,
        model,
        conversationId,
        parentId,
        documentIds,
        imageIds,
        remembers,
      } = given as StartFields & { input: Record<string, unknown> };
      const at = { conversationId, parentId, documentIds, imageIds, remembers };
      const start = { input: values, modelId: model, key: ctx.key, ...at };
      return startRun(ctx.services, ctx.owner, persona, start);
    }),
  });
}

type All = (typeof personas)[number];
type StartRouters = { [P in All as P["id"]]: ReturnType<typeof startRouter<P>> };
/** The input each persona's start takes. */
export type PersonaInputs = {
  [P in All as P["id"]]: P extends Persona<string, infer I extends Fields> ? InputOf<I> : never;
};

/** The outputs each persona's answer has. */
export type PersonaOutputs = {
  [P in All as P["id"]]: P extends Persona<string, Fields, infer O extends Fields> ? ValuesOf<O> : never;
};

const startRouters = Object.fromEntries(
  personas.map((persona) => [persona.id, startRouter(persona)]),
) as unknown as StartRouters;

/** A persona as the page and other clients see it; made of data only. */
function catalogueEntry(persona: Persona) {
  const { id: personaId, order, title, tagline, promise, accent, icon, version, face } = persona;
  const { accepts, examples, refinements, handoffs, strings } = persona;
  const fields = (all: Fields) =>
    Object.entries(all).map(([key, { schema, component, label, placeholder, choices }]) => ({
      key,
      component: component as ComponentName,
      label,
      placeholder,
      choices,
      schema: z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Record<string, unknown>,
    }));
  return {
    id: personaId,
    order,
    title,
    tagline,
    promise,
    accent,
    icon,
    version,
    face,
    accepts,
    examples,
    refinements,
    handoffs,
    inputs: fields(persona.inputs),
    outputs: fields(persona.outputs),
    notes: strings.notes,
    steps: persona.steps.map((step) => ({
      name: step.name,
      title: strings.steps[step.name] ?? { en: step.name, de: step.name },
    })),
  };
}

const catalogue = personas.map((persona: Persona) => catalogueEntry(persona)).sort((a, b) => a.order - b.order);

export const personasRouter = router({
  /** The personas there are, with their fields, words and steps. Holds no row of anyone: the page of a share draws by it too. */
  catalogue: openProcedure.query(() => catalogue),
  ...startRouters,
});

// Every tRPC procedure as an operation: queries are GET, mutations POST, and what streams says so.
import type { Persona } from "../../pipelines/engine/define-persona.ts";
import { personas } from "../../pipelines/personas.gen.ts";
import { appRouter } from "../routers/app.ts";
import type { AnswerSchemas, ProcedureAnswer } from "./answer-schemas.ts";
import { examplesOf, examplesOfStart } from "./examples.ts";
import { closed, failureResponses, failuresOf, tooLong } from "./failures.ts";
import { outputsName, requestOf, withNamedInput } from "./request-schemas.ts";
import type { RequestSchema } from "./request-schemas.ts";
import type { Schema } from "./schema.ts";
import type { Operations } from "./shared-responses.ts";
import { eventStream, jsonLines } from "./streams.ts";

interface Described extends ProcedureAnswer {
  readonly path: string;
  readonly request: RequestSchema | null;
  readonly persona: Persona | null;
}

/** Operations by address and method. Throws where a procedure has no answer in `schemas`: `npm run schemas` was forgotten. */
export function procedureOperations(schemas: AnswerSchemas): Operations {
  const procedures = appRouter._def.procedures as unknown as Readonly<
    Record<string, { readonly _def: { readonly inputs: readonly unknown[] } }>
  >;
  return Object.fromEntries(
    Object.entries(procedures).map(([path, { _def }]) => {
      const persona = personas.find(({ id }) => path === `personas.${id}.start`) ?? null;
      const answer = persona ? startOf(persona, schemas) : schemas.procedures[path];
      if (!answer) throw new Error(`answer-schemas.json lacks ${path}: npm run schemas`);
      const described = { ...answer, path, request: requestOf(_def.inputs), persona };
      return [`/trpc/${path}`, { [answer.kind === "mutation" ? "post" : "get"]: operationOf(described) }];
    }),
  );
}

function startOf({ id, title, tagline }: Persona, { types }: AnswerSchemas): ProcedureAnswer {
  const description = `Asks ${title.en}. ${tagline.en} The question is written down and the run begins; its answer has the outputs of \`${outputsName(id)}\`. Follow it by \`runs.follow\` or \`runs.events\`, or read \`runs.get\`.`;
  return { kind: "mutation", description, answer: types["started"] ?? {} };
}

function operationOf(described: Described): Schema {
  const { path, kind, description } = described;
  const [first = path] = /^.*?[.:;](?=\s|$)/.exec(description) ?? [description];
  const codes = failuresOf({ path, writes: kind === "mutation", names: names(described) });
  const failures = failureResponses(codes, "ProcedureFailure");
  return {
    operationId: path.replaceAll(".", "_"),
    tags: [path.split(".")[0]],
    summary: first.replace(/[.:;]$/, ""),
    description,
    ...asked(described),
    responses: {
      ...answered(described),
      ...(lines(kind, path) ? jsonLines.failures(failures) : failures),
      ...tooLong,
    },
  };
}

const lines = (kind: string, path: string) => kind === "mutation" && path === "models.try";

function asked({ path, kind, request, persona }: Described): Schema {
  const stream = lines(kind, path) ? jsonLines.parameters : kind === "subscription" ? eventStream.parameters : [];
  if (!request) return stream.length > 0 ? { parameters: stream } : {};
  const { schema, required } = request;
  if (kind !== "mutation") {
    const input = {
      name: "input",
      in: "query",
      required,
      description: "JSON, as one value of the address.",
      content: { "application/json": { schema } },
    };
    return { parameters: [input, ...stream] };
  }
  const body = persona ? withNamedInput(schema, persona.id) : schema;
  const content = lines(kind, path) ? jsonLines.bodyOf(body) : body;
  const examples = persona ? examplesOfStart(persona) : examplesOf(path);
  return {
    ...(stream.length > 0 && { parameters: stream }),
    requestBody: { required, content: { "application/json": { schema: content, ...(examples && { examples }) } } },
  };
}

function answered({ path, kind, answer }: Described): Schema {
  if (kind === "subscription") return { "200": eventStream.response(answer ?? {}) };
  if (lines(kind, path)) return { "200": jsonLines.response(answer ?? {}) };
  const result = answer === null ? closed({}) : closed({ data: answer });
  const schema = closed({ result });
  return { "200": { description: "Done.", content: { "application/json": { schema } } } };
}

/** True where an id in the input may be of nothing. */
function names({ request }: Described): boolean {
  return /"(?:\w+Ids?|personas?|after)":/.test(JSON.stringify(request?.schema ?? {}));
}

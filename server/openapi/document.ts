// The whole description of Facet's HTTP interface as OpenAPI 3.1, put together from the router, the types and the personas.
import { personas } from "../../pipelines/personas.gen.ts";
import { loadAnswerSchemas } from "./answer-schemas.ts";
import { failureSchemas } from "./failures.ts";
import { mcpOperations, mcpSchemas } from "./mcp-operations.ts";
import { openAiOperations, openAiSchemas } from "./openai-operations.ts";
import { procedureOperations } from "./procedure-operations.ts";
import { personaSchemas } from "./request-schemas.ts";
import { routeOperations } from "./route-operations.ts";
import type { Schema } from "./schema.ts";
import { shareFailures } from "./shared-responses.ts";

const description = `Everything the page does, a program can do: the page uses these calls and no others.

- Queries take their input as JSON in \`?input=\`, mutations as their body. Several calls fit one request: \`/trpc/a,b?batch=1\` with the inputs by number.
- A question is asked by \`personas.<id>.start\`. It answers at once with ids; the answer is followed by \`runs.follow\` or \`runs.events\`.
- Every error is one of a closed set of codes, with facts a program can use and one English sentence.
- Times are ISO 8601, ids are opaque texts, durations are milliseconds.
- A program shows its key as \`Authorization: Bearer fk_…\`. On this computer none is needed, unless \`FACET_KEYS=required\`.`;

const ofRoutes = [
  { name: "files", description: "Bytes over plain HTTP." },
  { name: "openai", description: "For clients of OpenAI's API." },
  { name: "mcp", description: "For clients of the Model Context Protocol." },
];

/** Takes tens of milliseconds; only the version differs between two servers of one source. */
export function openApiDocument(version: string): Schema {
  const schemas = loadAnswerSchemas();
  const { FacetError: facetError = {}, ...components } = schemas.components;
  const { paths, responses } = shareFailures({
    ...procedureOperations(schemas),
    ...routeOperations(schemas),
    ...openAiOperations(),
    ...mcpOperations(),
  });
  return {
    openapi: "3.1.0",
    info: { title: "Facet", version, description, license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    servers: [{ url: "/" }],
    tags: [...Object.entries(schemas.nouns).map(([name, said]) => ({ name, description: said })), ...ofRoutes],
    security: [{}, { key: [] }],
    paths,
    components: {
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "A key made in the settings; it begins with `fk_`." },
      },
      responses,
      schemas: {
        ...components,
        ...failureSchemas(facetError, schemas.types["reason"] ?? {}),
        ...openAiSchemas(),
        ...mcpSchemas(),
        ...Object.assign({}, ...personas.map((persona) => personaSchemas(persona))),
      },
    },
  };
}

// facet personas: who can be asked, and which fields each takes.
import type { CatalogueField } from "../api.ts";
import { reachServer } from "./reach-server.ts";
import type { Place } from "./reach-server.ts";
import type { Terminal } from "./terminal.ts";

export async function listPersonas(terminal: Terminal, options: Place & { readonly json?: boolean }): Promise<number> {
  await using server = await reachServer(options, terminal);
  const personas = await server.facet.api.personas.catalogue.query();
  if (options.json) terminal.out(`${JSON.stringify(personas)}\n`);
  else
    for (const { id, tagline, inputs, accepts } of personas) {
      const fields = inputs
        .filter(({ component }) => component !== "hidden")
        .map((field, index) => `  ${describe(field, index === 0)}\n`);
      const files = accepts.length === 0 ? "" : `  --file: ${accepts.join(", ")}\n`;
      terminal.out(`${id}: ${tagline.en}\n${fields.join("")}${files}\n`);
    }
  return 0;
}

/** `depth: curious, school, student or expert`. */
function describe({ key, label, schema }: CatalogueField, isQuestion: boolean): string {
  const { enum: values, type, items } = schema as { enum?: unknown[]; type?: string; items?: { enum?: unknown[] } };
  const allowed = values ?? items?.enum;
  const kind = allowed ? allowed.join(", ") : type === "string" ? "text" : (type ?? "JSON");
  return isQuestion
    ? `${key}: ${label.en}; the question itself`
    : `${key}: ${label.en} (${items ? "some of " : ""}${kind})`;
}

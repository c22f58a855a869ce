// `npm run eval -- cases <file.jsonl>`: the cases against the selected model, with the documents of FACET_DATA, in a folder of their own.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { loadConfig } from "../../server/config.ts";
import { openServices } from "../support/services.ts";
import { casesOf } from "../../server/evaluation/feedback-cases.ts";
import { replayCases } from "./cases.ts";
import type { Evaluation } from "./eval.ts";
import { openOwnModels } from "./own-models.ts";

export function casesIn(file: string): Evaluation {
  return {
    name: "cases",
    run: async (report) => {
      const cases = casesOf(file);
      const fromFile = existsSync(".env") ? parseEnv(readFileSync(".env", "utf8")) : {};
      const config = loadConfig({ ...fromFile, ...process.env });
      await using models = await openOwnModels(config);
      const { embed, rerank } = models;
      await using facet = await openServices({ models, embed, rerank });
      const fileOf = (sha256: string) => {
        const path = join(config.FACET_DATA, "files", sha256.slice(0, 2), sha256);
        return /^[0-9a-f]{64}$/.test(sha256) && existsSync(path) ? path : null;
      };
      await replayCases(cases, facet, fileOf, report);
    },
  };
}

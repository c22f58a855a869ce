// Writes answer-schemas.json anew: `npm run schemas`, after a type that crosses the wire has changed.
import { writeFileSync } from "node:fs";
import { answerSchemasFile } from "./answer-schemas.ts";
import { readAnswerTypes } from "./read-answer-types.ts";

writeFileSync(answerSchemasFile, `${JSON.stringify(readAnswerTypes(), null, 2)}\n`);

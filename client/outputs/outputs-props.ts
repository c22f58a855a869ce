// What the views of a whole answer are given.
import type { Answer } from "../../pipelines/engine/answer.ts";
import type { CataloguePersona } from "../../server/api.ts";

export interface OutputsProps {
  readonly answer: Answer;
  readonly persona: CataloguePersona | undefined;
  readonly running: boolean;
  readonly messageId: string;
}

// What the view of outputs is given, whatever their component.
import type { Answer } from "../../pipelines/engine/answer.ts";
import type { CatalogueField, CataloguePersona } from "../../server/api.ts";

export interface Output {
  readonly key: string;
  /** Missing where the persona no longer has this output. */
  readonly field: CatalogueField | undefined;
  /** From a model or an older version: each view reads what it knows and shows nothing of the rest. */
  readonly value: unknown;
}

export interface ViewProps {
  /** One, but for points: those stand side by side. */
  readonly outputs: readonly Output[];
  readonly answer: Answer;
  readonly persona: CataloguePersona | undefined;
  /** True while the step that writes it runs. */
  readonly live: boolean;
  readonly messageId: string;
}

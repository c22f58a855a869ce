// Types that the description of the wire needs beside what the procedures answer with.
import type { ErrorReason } from "../../pipelines/engine/error-reasons.ts";
import type { FacetErrorData } from "../../pipelines/engine/errors.ts";
import type { LoggedEvent } from "../../pipelines/engine/events.ts";
import type { StartedRun } from "../../pipelines/engine/conversations.ts";
import type { StoredFile } from "../documents/documents.ts";
import type { ModelEntry } from "../models/registry.ts";

export interface AnswerTypes {
  readonly error: FacetErrorData;
  readonly reason: ErrorReason;
  readonly event: LoggedEvent;
  readonly started: StartedRun;
  readonly file: StoredFile;
  readonly model: ModelEntry;
}

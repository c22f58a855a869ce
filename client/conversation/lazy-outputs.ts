// What draws an answer, fetched after the page is there: the first question can be asked without it.
import { lazy } from "solid-js";

export const Outputs = lazy(() => import("../outputs/Outputs.tsx"));
/** The byline's fact about an answer that cites. */
export const SupportTag = lazy(() => import("../outputs/SupportTag.tsx"));
export const FeedbackTools = lazy(() => import("../feedback/FeedbackTools.tsx"));
export const ExportMenu = lazy(() => import("../outputs/ExportMenu.tsx"));

/** Fetches it ahead of the first answer. */
export function prepareOutputs(): void {
  void Outputs.preload();
  void import("../outputs/views.ts").then(({ views }) => views.markdown?.preload());
}

// The icon and the colour of each sort of finding.
import type { IconName } from "../icons.tsx";
import type { FindingSort } from "./panel-findings.ts";

export const sortIcon: Readonly<Record<FindingSort, { readonly name: IconName; readonly class: string }>> = {
  error: { name: "error", class: "bad" },
  warning: { name: "warn", class: "warn" },
  slow: { name: "gauge", class: "accent" },
  info: { name: "info", class: "" },
};

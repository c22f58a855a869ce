// What a picker of one of a persona's further inputs is given.
import type { CatalogueField } from "../../server/api.ts";

export interface PickerProps {
  readonly field: CatalogueField;
  readonly value: unknown;
  readonly onValue: (value: unknown) => void;
}

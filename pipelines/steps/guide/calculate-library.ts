// The maths library, loaded at the first calculation: decimals that are exact, and units. Nothing of it is reached but what is called here by name.
import { createRequire } from "node:module";
import type { BigNumber, MathJsInstance, MathNode, Unit } from "mathjs";
import { madeUnits } from "./units-known.ts";

export type Quantity = BigNumber | Unit;
export type { BigNumber, MathNode, Unit };

/** Digits that are kept; 0.1 + 0.2 is 0.3. */
const precision = 64;

interface Bundle {
  readonly create: (config: { readonly number: "BigNumber"; readonly precision: number }) => MathJsInstance;
}

let loaded: MathJsInstance | undefined;

/** The bundle loads in a tenth of the time that its modules take, and only where something is calculated. */
export function mathsLibrary(): MathJsInstance {
  if (loaded) return loaded;
  const bundle = createRequire(import.meta.url)("mathjs/lib/browser/math.js") as Bundle;
  const maths = bundle.create({ number: "BigNumber", precision });
  maths.createUnit(madeUnits);
  loaded = maths;
  return maths;
}

export function isUnit(value: Quantity): value is Unit {
  return "units" in value;
}

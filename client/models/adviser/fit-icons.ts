// Whether a model fits, as a shape: never by colour alone.
import type { Fit } from "../../../pipelines/engine/sizing/sizing.ts";
import type { IconName } from "../../icons.tsx";

export const fitIcons: Record<Fit, IconName> = { fits: "check", tight: "warn", "too-big": "cross" };

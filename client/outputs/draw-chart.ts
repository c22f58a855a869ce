// Draws a chart by Vega-Lite as SVG; fetched when the first chart comes. Nothing in it is compiled or loaded from anywhere.
import type { Loader } from "vega";
import embed from "vega-embed";
import type { VisualizationSpec } from "vega-embed";
import { expressionInterpreter } from "vega-interpreter";
import { tokenColours } from "./token-colours.ts";

const refuse = () => Promise.reject(new Error("a chart loads nothing"));

/** Whatever a specification asks for, from wherever: refused. */
export const refusingLoader: Loader = {
  load: refuse,
  sanitize: refuse,
  http: refuse,
  file: refuse,
  options: {},
  fileAccess: false,
} as unknown as Loader;

export interface DrawnChart {
  readonly end: () => void;
}

/** Into the element, as wide as it is. The specification must have passed safeChart. Throws what Vega says of it. */
export async function drawChart(
  place: HTMLElement,
  spec: Readonly<Record<string, unknown>>,
  language: string,
): Promise<DrawnChart> {
  const flexible = "mark" in spec || "layer" in spec ? { width: "container", ...spec } : spec;
  const { finalize } = await embed(place, flexible as unknown as VisualizationSpec, {
    mode: "vega-lite",
    renderer: "svg",
    actions: false,
    defaultStyle: false,
    tooltip: false,
    ast: true,
    expr: expressionInterpreter,
    loader: refusingLoader,
    config: configOf(language),
    logLevel: 0,
  });
  place.querySelector("svg")?.setAttribute("lang", language);
  return { end: finalize };
}

function configOf(language: string): Record<string, unknown> {
  const tokens = tokenColours([
    "text",
    "muted",
    "border",
    "border-strong",
    "surface",
    "researcher",
    "developer",
    "creator",
    "guide",
    "researcher-soft",
  ]);
  const font = "Instrument Sans Variable, system-ui, sans-serif";
  const words = {
    labelColor: tokens["muted"],
    titleColor: tokens["muted"],
    labelFont: font,
    titleFont: font,
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: 540,
  };
  return {
    locale: language === "de" ? { number: { decimal: ",", thousands: ".", grouping: [3], currency: ["", " €"] } } : {},
    background: "transparent",
    font,
    view: { stroke: null },
    axis: {
      ...words,
      gridColor: tokens["border"],
      domainColor: tokens["border-strong"],
      tickColor: tokens["border"],
      labelPadding: 6,
    },
    legend: words,
    header: words,
    title: { color: tokens["text"], font, fontSize: 13, fontWeight: 540, anchor: "start" },
    mark: { color: tokens["researcher"] },
    text: { color: tokens["text"], font },
    range: {
      category: [
        tokens["researcher"],
        tokens["guide"],
        tokens["creator"],
        tokens["developer"],
        tokens["muted"],
        tokens["border-strong"],
      ],
      ramp: [tokens["researcher-soft"], tokens["researcher"]],
      heatmap: [tokens["researcher-soft"], tokens["researcher"]],
    },
  };
}

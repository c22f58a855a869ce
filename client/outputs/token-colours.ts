// The page's colours as other drawing code can read them: tokens are oklch, which most of it does not know.

export type TokenName =
  | "text"
  | "muted"
  | "faint"
  | "border"
  | "border-strong"
  | "surface"
  | "raised"
  | "sunken"
  | "researcher"
  | "researcher-soft"
  | "researcher-line"
  | "developer"
  | "creator"
  | "guide"
  | "warning-soft";

/** Each as `#rrggbb`, as the page shows it now. */
export function tokenColours(names: readonly TokenName[]): Readonly<Record<string, string>> {
  const styles = getComputedStyle(document.documentElement);
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  return Object.fromEntries(names.map((name) => [name, hexOf(styles.getPropertyValue(`--${name}`), pen)]));
}

function hexOf(colour: string, pen: CanvasRenderingContext2D | null): string {
  if (!pen) return "#888888";
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = colour.trim();
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((each) => each.toString(16).padStart(2, "0")).join("")}`;
}

/** Calls back when the page turns light or dark. Returns the end of it. */
export function onThemeChange(tell: () => void): () => void {
  const observer = new MutationObserver(tell);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

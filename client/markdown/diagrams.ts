// Draws Mermaid fences, each in a sandboxed frame of its own, when they come near the view. Their source stays while they do not parse.
import { onThemeChange, tokenColours } from "../outputs/token-colours.ts";

/** Words around a diagram, in the reader's language; `{reason}` is replaced. */
export interface DiagramWords {
  readonly diagram: string;
  readonly diagramFailed: string;
  readonly showSource: string;
  readonly hideSource: string;
  readonly enlarge: string;
  readonly shrink: string;
}

/** How far outside the view a diagram is made ready (px). */
const margin = 800;
/** A diagram's height is this at most, so that a tall one stays a part of the answer (share of the window). */
const mostHeight = 0.8;

/** What a frame says; it is untrusted. */
type Told = {
  readonly ready?: unknown;
  readonly drawn?: unknown;
  readonly width?: unknown;
  readonly height?: unknown;
  readonly reason?: unknown;
};

/** Each finished Mermaid fence inside that is not drawn yet. */
export function drawDiagrams(inside: ParentNode, words: DiagramWords): void {
  for (const source of inside.querySelectorAll<HTMLElement>('pre[data-language="mermaid"]')) {
    const figure = source.closest<HTMLElement>("figure");
    if (!figure || figure.dataset["diagram"] !== undefined) continue;
    figure.dataset["diagram"] = "";
    whenNear(figure, () => openFrame(figure, source, words));
  }
}

function whenNear(element: Element, come: () => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((each) => each.isIntersecting)) return;
      observer.disconnect();
      come();
    },
    // Its scroller is the root: what a scroller cuts off is never near the window.
    { root: element.closest(".scroll"), rootMargin: `${margin}px 0px` },
  );
  observer.observe(element);
}

function openFrame(figure: HTMLElement, source: HTMLElement, words: DiagramWords): void {
  const frame = document.createElement("iframe");
  // Scripts alone: no origin, so nothing of Facet can be reached from inside.
  frame.setAttribute("sandbox", "allow-scripts");
  frame.src = "/diagram/frame.html";
  frame.title = words.diagram;
  frame.className = "diagram";
  const place = document.createElement("div");
  // Out of sight, not out of the layout: what has no box measures its words as nothing.
  place.className = "diagram-place waiting";
  place.append(frame);
  figure.append(place);

  const send = () => frame.contentWindow?.postMessage({ source: source.textContent ?? "", ...themeOf() }, "*");
  const controls = controlsOf(figure, source, place, words);
  const onMessage = ({ source: from, data }: MessageEvent<Told | null>) => {
    if (!figure.isConnected) return end();
    if (from !== frame.contentWindow || typeof data !== "object" || data === null) return;
    if (data.ready === true) send();
    else if (data.drawn === true && show(frame, place, [Number(data.width), Number(data.height)])) controls.shown();
    else if (data.drawn === false) controls.failed(String(data.reason));
  };
  const endTheme = onThemeChange(send);
  const end = () => {
    window.removeEventListener("message", onMessage);
    endTheme();
  };
  window.addEventListener("message", onMessage);
}

function show(frame: HTMLElement, place: HTMLElement, [width, height]: readonly [number, number]): boolean {
  if (!(width > 0 && height > 0)) return false;
  const most = window.innerHeight * mostHeight;
  frame.style.setProperty("--natural", `${width}px`);
  frame.style.setProperty("--fitting", `${Math.min(width, (most * width) / height)}px`);
  frame.style.aspectRatio = `${width} / ${height}`;
  place.classList.remove("waiting");
  return true;
}

/** Buttons to see the source, and to see the diagram larger than it fits. */
function controlsOf(figure: HTMLElement, source: HTMLElement, place: HTMLElement, words: DiagramWords) {
  const caption = figure.querySelector("figcaption");
  const failure = document.createElement("p");
  failure.className = "hint wrong diagram-failed";
  const [toggle, size] = [buttonWith(words.showSource), buttonWith(words.enlarge)];
  toggle.addEventListener("click", () => {
    source.hidden = !source.hidden;
    toggle.textContent = source.hidden ? words.showSource : words.hideSource;
  });
  size.addEventListener("click", () => {
    const large = place.classList.toggle("large");
    size.textContent = large ? words.shrink : words.enlarge;
    if (large) place.tabIndex = 0;
    else place.removeAttribute("tabindex");
  });
  place.setAttribute("role", "group");
  place.setAttribute("aria-label", words.diagram);
  return {
    shown: () => {
      failure.remove();
      if (toggle.isConnected) return;
      source.hidden = true;
      caption?.insertBefore(toggle, caption.lastElementChild);
      caption?.insertBefore(size, toggle);
    },
    failed: (reason: string) => {
      place.classList.add("waiting");
      source.hidden = false;
      for (const each of [toggle, size]) each.remove();
      const [line = ""] = reason.split("\n");
      failure.textContent = words.diagramFailed.replace("{reason}", () => line.slice(0, 200));
      figure.append(failure);
    },
  };
}

function buttonWith(words: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button small quiet";
  button.textContent = words;
  return button;
}

function themeOf() {
  const colours = tokenColours([
    "text",
    "muted",
    "surface",
    "raised",
    "sunken",
    "border-strong",
    "researcher-soft",
    "researcher-line",
    "warning-soft",
  ]);
  const of = (name: string) => colours[name] ?? "";
  return {
    dark: document.documentElement.dataset["theme"] === "dark",
    colours: {
      background: of("raised"),
      primaryColor: of("researcher-soft"),
      primaryBorderColor: of("researcher-line"),
      primaryTextColor: of("text"),
      secondaryColor: of("sunken"),
      tertiaryColor: of("surface"),
      lineColor: of("border-strong"),
      textColor: of("text"),
      edgeLabelBackground: of("raised"),
      noteBkgColor: of("warning-soft"),
      noteTextColor: of("text"),
    },
  };
}

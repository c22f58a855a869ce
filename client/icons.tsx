// Every icon of the page: the drawings on a 20 × 20 grid, the personas' own, and the cut stone.
import { For } from "solid-js";
import type { JSX } from "solid-js";

interface Drawn {
  readonly d: string;
  /** Filled with the line's colour. */
  readonly fill?: true;
  /** Drawn as dots: a wider line. */
  readonly heavy?: true;
}

const drawings = {
  search: ["M3.75 9a5.25 5.25 0 1 0 10.5 0a5.25 5.25 0 1 0 -10.5 0Z", "m13 13 4 4"],
  plus: ["M10 4v12M4 10h12"],
  minus: ["M4 10h12"],
  menu: ["M3.5 6h13M3.5 10h13M3.5 14h9"],
  close: ["m5 5 10 10M15 5 5 15"],
  check: ["m4 10.5 4 4 8-9"],
  cross: ["m5.5 5.5 9 9M14.5 5.5l-9 9"],
  more: [{ d: "M5 10h.01M10 10h.01M15 10h.01", heavy: true }],
  down: ["m5.5 8 4.5 4.5L14.5 8"],
  next: ["m8 5.5 4.5 4.5L8 14.5"],
  prev: ["M12 5.5 7.5 10l4.5 4.5"],
  up: ["M10 16V4.5M5 9.25l5-5 5 5"],
  stop: [{ d: "M5.5 5.5h9v9h-9z", fill: true }],
  clip: ["M15.5 9.5 9.8 15.2a3.4 3.4 0 0 1-4.9-4.8l6-6a2.3 2.3 0 0 1 3.3 3.2l-5.7 5.7a1.1 1.1 0 0 1-1.6-1.6L12 6.7"],
  file: ["M11.5 2.75H5v14.5h10V6.25l-3.5-3.5Z", "M11.5 2.75v3.5H15"],
  code: ["M6.25 5 2.5 10l3.75 5M13.75 5l3.75 5-3.75 5", "m11.5 4-3 12"],
  text: ["M3.5 5h13M3.5 8.4h13M3.5 11.8h13M3.5 15.2h8"],
  table: ["M3.25 4.25h13.5v11.5H3.25z", "M3.25 8h13.5M3.25 12h13.5M8 8v7.75"],
  image: ["M3 4h11l3 3v9H3z", "m3 13.5 4-4 3.5 3.5 2-2 4.5 4.5"],
  copy: ["M7 7h9.5v9.5H7z", "M4.5 13H3.5V3.5H13v1"],
  retry: ["M4 10a6 6 0 1 1 1.8 4.3", "M4 14.3v-4h4"],
  undo: ["M7.5 4.5 4 8l3.5 3.5", "M4 8h7.5a4 4 0 0 1 0 8H8"],
  changes: ["M10 3.5v7M6.5 7h7", "M6.5 15.5h7"],
  lock: ["M4.75 9h10.5v7.75H4.75z", "M7 9V6.5a3 3 0 0 1 6 0V9"],
  unlock: ["M4.75 9h10.5v7.75H4.75z", "M7 9V5.9a3 3 0 0 1 5.7-1.3"],
  warn: ["M10 3 18 16.5H2L10 3Z", "M10 8v3.75M10 14.1v.01"],
  error: ["M7 2.75h6L17.25 7v6L13 17.25H7L2.75 13V7L7 2.75Z", "M10 6.5v4M10 13.4v.01"],
  info: ["M2.75 10a7.25 7.25 0 1 0 14.5 0a7.25 7.25 0 1 0 -14.5 0Z", "M10 9.2v4.3M10 6.6v.01"],
  gauge: ["M3.5 14.5a7 7 0 1 1 13 0", "m10 12.5 3-4"],
  share: ["M10 12.5V3.5M6.75 6.5 10 3.25l3.25 3.25", "M5 10v6.5h10V10"],
  edit: ["m4 16 .7-3.2L13.2 4.3l2.5 2.5-8.5 8.5L4 16Z"],
  memory: ["M4 4.5h12v9H9l-3.5 3v-3H4z", "M7 8h6M7 10.5h3.5"],
  docs: ["M7 5.5V2.75h6.5l3 3V14H14", "M3.5 6h7L13.5 9v8.25h-10z"],
  steps: [
    "M5.5 4.5v11M5.5 4.5v.01",
    "M9 4.5h7.5M9 10h7.5M9 15.5h5",
    {
      d: "M4.25 4.5 5.5 3.25 6.75 4.5 5.5 5.75 4.25 4.5ZM4.25 15.5l1.25-1.25 1.25 1.25-1.25 1.25-1.25-1.25Z",
      fill: true,
    },
  ],
  models: ["M10 2.75 16.5 6.4v7.2L10 17.25 3.5 13.6V6.4L10 2.75Z", "M3.5 6.4 10 10l6.5-3.6M10 10v7.25"],
  person: ["M7 6.5a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z", "M3.75 16.75c.35-3.4 2.9-5.25 6.25-5.25s5.9 1.85 6.25 5.25"],
  settings: [
    "M3.5 6h7.75M14.75 6h1.75M3.5 14h1.75M8.75 14h7.75",
    "M11.25 6a1.75 1.75 0 1 0 3.5 0a1.75 1.75 0 1 0 -3.5 0Z",
    "M5.25 14a1.75 1.75 0 1 0 3.5 0a1.75 1.75 0 1 0 -3.5 0Z",
  ],
  branch: [
    "M4.25 5a1.75 1.75 0 1 0 3.5 0a1.75 1.75 0 1 0 -3.5 0Z",
    "M4.25 15a1.75 1.75 0 1 0 3.5 0a1.75 1.75 0 1 0 -3.5 0Z",
    "M12.25 7.5a1.75 1.75 0 1 0 3.5 0a1.75 1.75 0 1 0 -3.5 0Z",
    "M6 6.75v6.5M14 9.25c0 2.5-4.5 2-7.2 4",
  ],
  arrow: ["M4 10h12M11.5 5.5 16 10l-4.5 4.5"],
  pin: ["M7 3h6l-.75 5.5L15 11H5l2.75-2.5L7 3ZM10 11v6"],
  open: ["M11 4h5v5M16 4l-6.5 6.5M8 5H4v11h11v-4"],
  key: ["M3.75 13a3.25 3.25 0 1 0 6.5 0a3.25 3.25 0 1 0 -6.5 0Z", "m9.4 10.6 6.1-6.1M13 7l2 2"],
  download: ["M10 3.5v9M6.75 9.5 10 12.75l3.25-3.25M4 16.5h12"],
  camera: ["M3 6.5h3l1.5-2.25h5L14 6.5h3v9.5H3z", "M7.25 11a2.75 2.75 0 1 0 5.5 0a2.75 2.75 0 1 0 -5.5 0Z"],
  offline: [
    "M3 8a10.5 10.5 0 0 1 3.5-2.2M10 5a10.5 10.5 0 0 1 7 3M5.5 11A7 7 0 0 1 9 9M13 10.2l1.5.8M10 15v.01M3.5 3.5l13 13",
  ],
  trash: ["M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.75 11h7.5l.75-11"],
  sun: [
    "M10 6.75a3.25 3.25 0 1 0 0 6.5a3.25 3.25 0 1 0 0-6.5Z",
    "M10 2.5v1.25M10 16.25v1.25M2.5 10h1.25M16.25 10h1.25M4.7 4.7l.9.9M14.4 14.4l.9.9M15.3 4.7l-.9.9M5.6 14.4l-.9.9",
  ],
  moon: ["M16.25 11.9A6.75 6.75 0 0 1 8.1 3.75a6.75 6.75 0 1 0 8.15 8.15Z"],
  screen: ["M3 4h14v9.5H3z", "M7.5 16.5h5M10 13.5v3"],
  like: ["M6.5 9 9.5 3a1.75 1.75 0 0 1 1.75 1.75V8h4l-1 8.25H6.5V9Z", "M3.5 9h3v7.25h-3z"],
  dislike: ["M6.5 11 9.5 17a1.75 1.75 0 0 0 1.75-1.75V12h4l-1-8.25H6.5V11Z", "M3.5 3.75h3V11h-3z"],
  keyboard: ["M2.5 5.5h15v9h-15z", "M5.5 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6.75 11.5h6.5"],
} satisfies Record<string, readonly (string | Drawn)[]>;

export type IconName = keyof typeof drawings;

interface IconProps {
  readonly name: IconName;
  /** 20, 16 or 13 pixels; each with its own line weight. */
  readonly size?: "s" | "xs";
  readonly class?: string | undefined;
}

/** Decorative: the word beside it, or the control's label, says what it means. */
export function Icon(props: IconProps): JSX.Element {
  const drawn = (): readonly (string | Drawn)[] => drawings[props.name];
  return (
    <Frame size={props.size} class={props.class}>
      <For each={drawn()}>{(each) => <Line drawn={typeof each === "string" ? { d: each } : each} />}</For>
    </Frame>
  );
}

/** A persona's own icon, from the paths in its catalogue entry. */
export function PersonaIcon(props: {
  readonly paths: readonly string[];
  readonly size?: "s" | "xs";
  readonly class?: string;
}): JSX.Element {
  return (
    <Frame size={props.size} class={props.class}>
      <For each={props.paths}>{(d) => <path d={d} />}</For>
    </Frame>
  );
}

/** The mark: a cut stone from above. The nearest `data-persona` lights its facet (base.css). */
export function Gem(props: { readonly class?: string }): JSX.Element {
  return (
    <svg class={`gem ${props.class ?? ""}`} viewBox="0 0 24 24" aria-hidden="true">
      <path class="f f1" d="M4.25 4.25 7 1.5h10l2.75 2.75L13.6 10.4z" />
      <path class="f f2" d="M19.75 4.25 22.5 7v10l-2.75 2.75L13.6 10.4z" />
      <path class="f f3" d="M19.75 19.75 17 22.5H7l-2.75-2.75L13.6 10.4z" />
      <path class="f f4" d="M4.25 19.75 1.5 17V7l2.75-2.75L13.6 10.4z" />
    </svg>
  );
}

function Frame(props: {
  readonly size?: "s" | "xs" | undefined;
  readonly class?: string | undefined;
  readonly children: JSX.Element;
}): JSX.Element {
  return (
    <svg class={`icon ${props.size ?? ""} ${props.class ?? ""}`} viewBox="0 0 20 20" aria-hidden="true">
      {props.children}
    </svg>
  );
}

function Line(props: { readonly drawn: Drawn }): JSX.Element {
  return (
    <path
      d={props.drawn.d}
      {...(props.drawn.fill ? { fill: "currentColor" } : {})}
      {...(props.drawn.heavy ? { "stroke-width": 2.4 } : {})}
    />
  );
}

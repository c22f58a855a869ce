// Marks in the editor: an icon in the gutter, the ground of chosen lines, and a note below the last of them. They move with what is typed.
import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import type { EditorState, Extension, Range } from "@codemirror/state";
import { Decoration, EditorView, gutter, GutterMarker, WidgetType } from "@codemirror/view";
import type { DecorationSet } from "@codemirror/view";
import type { LineMark, Marks } from "../line-marks.ts";
import type { FindingSort } from "../panel-findings.ts";

export const setMarks = StateEffect.define<Marks>();

interface Held {
  readonly ground: DecorationSet;
  readonly icons: RangeSet<GutterMarker>;
}

interface MarkWays {
  readonly icon: (sort: FindingSort) => Node;
  readonly onMark: (id: string) => void;
}

export function markLines({ icon, onMark }: MarkWays): Extension {
  class IconMarker extends GutterMarker {
    readonly ids: readonly string[];
    readonly sort: FindingSort;
    constructor(ids: readonly string[], sort: FindingSort) {
      super();
      this.ids = ids;
      this.sort = sort;
    }
    override eq(other: IconMarker): boolean {
      return other.sort === this.sort && other.ids.join() === this.ids.join();
    }
    override toDOM(): Node {
      return icon(this.sort);
    }
  }

  function held(state: EditorState, { marks, chosen, note }: Marks): Held {
    const icons = iconLines(marks, chosen)
      .filter(({ line }) => line <= state.doc.lines)
      .map(({ line, ids, sort }) => new IconMarker(ids, sort).range(state.doc.line(line).from));
    return { ground: groundOf(state, chosen, note), icons: RangeSet.of(icons, true) };
  }

  const field = StateField.define<Held>({
    create: () => ({ ground: Decoration.none, icons: RangeSet.empty }),
    update(value, transaction) {
      for (const effect of transaction.effects) if (effect.is(setMarks)) return held(transaction.state, effect.value);
      if (!transaction.docChanged) return value;
      return { ground: value.ground.map(transaction.changes), icons: value.icons.map(transaction.changes) };
    },
    provide: (from) => EditorView.decorations.from(from, ({ ground }) => ground),
  });

  return [
    field,
    gutter({
      class: "cm-marks",
      markers: (view) => view.state.field(field).icons,
      domEventHandlers: {
        click(view, block) {
          let found = false;
          view.state.field(field).icons.between(block.from, block.to, (_from, _to, marker) => {
            if (found || !(marker instanceof IconMarker)) return;
            found = true;
            const [first] = marker.ids;
            if (first !== undefined) onMark(first);
          });
          return found;
        },
      },
    }),
  ];
}

interface IconLine {
  readonly line: number;
  readonly ids: readonly string[];
  readonly sort: FindingSort;
}

const worstFirst: readonly FindingSort[] = ["error", "warning", "slow", "info"];

/** One icon a line, of its worst mark; the chosen lines each have one at their beginning and their end. */
function iconLines(marks: readonly LineMark[], chosen: Marks["chosen"]): readonly IconLine[] {
  const lines = new Map<number, LineMark[]>();
  for (const mark of marks) lines.set(mark.lines.from, [...(lines.get(mark.lines.from) ?? []), mark]);
  const icons = [...lines].map(([line, here]): IconLine => {
    const sorted = here.toSorted((a, b) => worstFirst.indexOf(a.sort) - worstFirst.indexOf(b.sort));
    return { line, ids: sorted.map(({ id }) => id), sort: sorted[0]?.sort ?? "info" };
  });
  if (chosen?.sort && chosen.to > chosen.from && !lines.has(chosen.to))
    icons.push({ line: chosen.to, ids: [], sort: chosen.sort });
  return icons.toSorted((a, b) => a.line - b.line);
}

function groundOf(state: EditorState, chosen: Marks["chosen"], note: Marks["note"]): DecorationSet {
  if (!chosen || chosen.from > state.doc.lines) return Decoration.none;
  const last = Math.min(chosen.to, state.doc.lines);
  const ground = Decoration.line({ class: `cm-chosen ${chosen.sort ?? "plain"}` });
  const ranges: Range<Decoration>[] = [];
  for (let line = chosen.from; line <= last; line += 1) ranges.push(ground.range(state.doc.line(line).from));
  if (note) {
    const widget = new NoteWidget(note);
    ranges.push(Decoration.widget({ widget, block: true, side: 1 }).range(state.doc.line(last).to));
  }
  return Decoration.set(ranges, true);
}

class NoteWidget extends WidgetType {
  readonly #draw: NonNullable<Marks["note"]>;
  #end: (() => void) | undefined;

  constructor(draw: NonNullable<Marks["note"]>) {
    super();
    this.#draw = draw;
  }

  override eq(other: NoteWidget): boolean {
    return other.#draw === this.#draw;
  }

  override toDOM(view: EditorView): HTMLElement {
    const place = document.createElement("div");
    place.className = "cm-note";
    this.#end = this.#draw(place);
    // Its height is known when it is there.
    view.requestMeasure();
    return place;
  }

  override destroy(): void {
    this.#end?.();
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

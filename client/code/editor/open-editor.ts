// CodeMirror as this page uses it: line numbers, search, Tab that indents and can be left, and marks on lines.
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, highlightSpecialChars, keymap, lineNumbers, placeholder } from "@codemirror/view";
import type { CodeLanguage, LineRange } from "../../../pipelines/engine/code.ts";
import type { FindingSort } from "../panel-findings.ts";
import { grammars, indentOf } from "./editor-languages.ts";
import { look } from "./editor-look.ts";
import type { Marks } from "../line-marks.ts";
import { markLines, setMarks } from "./editor-marks.ts";
import { withEndsOf } from "./line-ends.ts";

export interface EditorWays {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly language: CodeLanguage;
  readonly readOnly: boolean;
  /** What a screen reader calls it. */
  readonly label: string;
  /** Id of the sentence that tells its keys. */
  readonly describedBy?: string | undefined;
  readonly placeholder?: string | undefined;
  /** CodeMirror's own words in the reader's language. */
  readonly phrases: Readonly<Record<string, string>>;
  readonly icon: (sort: FindingSort) => Node;
  /** The text has the line ends of the one that was given. */
  readonly onText: (text: string) => void;
  /** The lines of a selection; null where nothing is selected. */
  readonly onSelect: (lines: LineRange | null) => void;
  readonly onMark: (id: string) => void;
}

export interface OpenEditor {
  readonly setText: (text: string) => void;
  readonly setLanguage: (language: CodeLanguage) => void;
  readonly setReadOnly: (readOnly: boolean) => void;
  readonly setLabel: (label: string) => void;
  readonly setMarks: (marks: Marks) => void;
  /** Brings the lines into the middle. */
  readonly reveal: (lines: LineRange) => void;
  readonly focus: () => void;
  readonly close: () => void;
}

export function openEditor(ways: EditorWays): OpenEditor {
  const [grammar, editing, naming] = [new Compartment(), new Compartment(), new Compartment()];
  let language = ways.language;
  /** As it was given, and not as it was written since: undo brings line ends back too. */
  let given = ways.text;

  const attributes = (label: string) =>
    EditorView.contentAttributes.of({
      "aria-label": label,
      ...(ways.describedBy === undefined ? {} : { "aria-describedby": ways.describedBy }),
      dir: "ltr",
      // It is focusable without; this tells those who look for it.
      tabindex: "0",
      spellcheck: "false",
      autocapitalize: "off",
      autocorrect: "off",
      translate: "no",
    });
  /** Read-only code keeps its caret: lines are selected by key too. No screen keyboard comes for it. */
  const edit = (readOnly: boolean) =>
    readOnly
      ? [EditorState.readOnly.of(true), EditorView.contentAttributes.of({ "aria-readonly": "true", inputmode: "none" })]
      : [
          history(),
          closeBrackets(),
          indentOnInput(),
          keymap.of([...closeBracketsKeymap, ...historyKeymap, indentWithTab]),
        ];

  const view = new EditorView({
    parent: ways.parent,
    state: EditorState.create({
      doc: ways.text,
      extensions: [
        markLines(ways),
        lineNumbers(),
        highlightSpecialChars(),
        bracketMatching(),
        search({ top: true }),
        editing.of(edit(ways.readOnly)),
        keymap.of([...searchKeymap, ...defaultKeymap]),
        EditorState.phrases.of(ways.phrases),
        EditorState.tabSize.of(4),
        indentUnit.of(indentOf(ways.text, ways.language)),
        ways.placeholder === undefined ? [] : placeholder(ways.placeholder),
        naming.of(attributes(ways.label)),
        grammar.of([]),
        look,
        EditorView.updateListener.of((update) => {
          if (update.docChanged) ways.onText(withEndsOf(given, update.state.doc.toString()));
          if (update.selectionSet || update.docChanged) ways.onSelect(selectedLines(update.state));
        }),
      ],
    }),
  });

  async function setLanguage(next: CodeLanguage): Promise<void> {
    language = next;
    // Plain where its grammar cannot be fetched: the code can be read and written all the same.
    const found = await grammars[next]().catch(() => []);
    if (next === language) view.dispatch({ effects: grammar.reconfigure(found) });
  }
  void setLanguage(language);

  return {
    setText: (text) => {
      const next = view.state.toText(text);
      // What was written comes back from the page: it is there already, whatever its line ends.
      if (next.eq(view.state.doc)) return;
      given = text;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
    },
    setLanguage: (next) => void (next !== language && setLanguage(next)),
    setReadOnly: (readOnly) => view.dispatch({ effects: editing.reconfigure(edit(readOnly)) }),
    setLabel: (label) => view.dispatch({ effects: naming.reconfigure(attributes(label)) }),
    setMarks: (marks) => view.dispatch({ effects: setMarks.of(marks) }),
    reveal: ({ from }) => {
      const line = view.state.doc.line(Math.max(1, Math.min(from, view.state.doc.lines)));
      view.dispatch({
        selection: { anchor: line.from },
        effects: EditorView.scrollIntoView(line.from, { y: "center" }),
      });
    },
    focus: () => view.focus(),
    close: () => view.destroy(),
  };
}

/** The end of a selection at the beginning of a line takes that line not in. */
function selectedLines({ doc, selection: { main } }: EditorState): LineRange | null {
  if (main.empty) return null;
  const [first, last] = [doc.lineAt(main.from), doc.lineAt(main.to)];
  const to = main.to === last.from && last.number > first.number ? last.number - 1 : last.number;
  return { from: first.number, to };
}

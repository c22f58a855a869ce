// How the editor looks: the page's own tokens, so that it is light or dark with it.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const words = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword, tags.self, tags.tagName], color: "var(--code-keyword)" },
  { tag: [tags.string, tags.special(tags.string), tags.regexp, tags.docString], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom, tags.unit, tags.color], color: "var(--code-number)" },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.definition(tags.className)],
    color: "var(--code-name)",
  },
  {
    tag: [tags.typeName, tags.className, tags.attributeName, tags.labelName, tags.macroName],
    color: "var(--code-name)",
  },
  { tag: [tags.comment, tags.meta, tags.processingInstruction], color: "var(--code-comment)" },
  { tag: tags.heading, fontWeight: "640" },
  { tag: tags.link, textDecoration: "underline" },
  { tag: tags.invalid, color: "var(--danger)" },
]);

const theme = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--sunken)", color: "var(--code-text)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    font: "430 12.5px / 20px var(--font-code)",
    fontVariantLigatures: "none",
    scrollbarWidth: "thin",
    direction: "ltr",
  },
  ".cm-content": { padding: "8px 0", caretColor: "var(--text)", textAlign: "left" },
  ".cm-placeholder": { color: "var(--faint)" },
  ".cm-line": { padding: "0 12px 0 2px" },
  ".cm-gutters": { backgroundColor: "var(--sunken)", color: "var(--code-comment)", border: "0" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "28px", padding: "0 10px 0 2px" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  ".cm-selectionBackground, &.cm-focused .cm-selectionBackground, ::selection": {
    backgroundColor: "color-mix(in oklab, var(--focus) 26%, transparent)",
  },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "var(--selected)",
    outline: "1px solid var(--border-strong)",
  },
  ".cm-searchMatch": { backgroundColor: "var(--warning-soft)", outline: "1px solid var(--warning)" },
  ".cm-searchMatch-selected": { backgroundColor: "color-mix(in oklab, var(--warning) 35%, transparent)" },
  ".cm-panels": { backgroundColor: "var(--raised)", color: "var(--text)", fontFamily: "var(--font-ui)" },
  ".cm-panels-top": { borderBottom: "1px solid var(--border)" },
  ".cm-panel.cm-search": { padding: "6px 28px 6px 8px", fontSize: "12px" },
  ".cm-panel.cm-search label": { fontSize: "12px", display: "inline-flex", alignItems: "center", gap: "4px" },
  ".cm-textfield": {
    backgroundColor: "var(--surface)",
    border: "1px solid var(--border-strong)",
    borderRadius: "6px",
    color: "var(--text)",
    fontSize: "12px",
    minHeight: "26px",
  },
  ".cm-button": {
    backgroundImage: "none",
    backgroundColor: "var(--surface)",
    border: "1px solid var(--border)",
    borderRadius: "6px",
    fontSize: "12px",
    minHeight: "26px",
  },
  ".cm-panel.cm-search [name=close]": { minWidth: "26px", minHeight: "26px", fontSize: "16px", color: "var(--muted)" },
});

export const look = [theme, syntaxHighlighting(words)];

// Words for Markdown in tests.
import type { MarkdownWords } from "../../../client/markdown/dialect.ts";

export const words: MarkdownWords = {
  done: "done",
  open: "open",
  table: "Table",
  image: "Image",
  code: "Code",
  copy: "Copy",
  copied: "Copied",
  unsupported: "not supported",
};

// Which kind of text a text is: by its name's extension, else by how it begins.
import { basename, extname } from "node:path";

const extensions: Readonly<Record<string, string>> = {
  ".csv": "text/csv",
  ".tsv": "text/tab-separated-values",
  ".tab": "text/tab-separated-values",
  ".html": "text/html",
  ".htm": "text/html",
  ".xhtml": "text/html",
  ".md": "text/markdown",
  ".markdown": "text/markdown",
  ".mdx": "text/markdown",
  ".rmd": "text/markdown",
  ".qmd": "text/markdown",
};

/** Extensions of source code, and of what programs read and write as text. */
const sources: ReadonlySet<string> = new Set(
  `ada adb ads asm astro awk bash bat c cc cfg cjs cl clj cljs cmake cmd coffee conf cpp cs css cu cxx d dart diff dockerfile el
   elm erl ex exs f f90 f95 fish for fs fsx gd glsl go gradle graphql groovy h hcl hh hlsl hpp hrl hs hxx ini ipynb java jl js
   json json5 jsonc jsonl jsx kt kts less lisp lock lua m mjs ml mli mm mts mk nim nix pas patch php pl pm properties proto ps1 pug
   py pyi pyx r rb rkt rs sass scala scm scss sh sol sql styl sv svelte svg swift tcl tf toml ts tsx v vb vba vhd vhdl vim vue wat
   xml xsd xsl yaml yml zig zsh`.split(/\s+/),
);
const sourceNames =
  /^(makefile|gnumakefile|dockerfile|containerfile|jenkinsfile|rakefile|gemfile|cmakelists\.txt|\.[a-z]+(rc|ignore))$/i;

/** The media type of a text of this beginning and name. */
export function textTypeOf(beginning: string, name: string): string {
  const extension = extname(name).toLowerCase();
  const known = extensions[extension];
  if (known !== undefined) return known;
  if (sources.has(extension.slice(1)) || sourceNames.test(basename(name))) return "text/x-source";
  if (extension === ".txt") return "text/plain";
  return /^[\s\uFEFF]*(<!doctype html|<html[\s>])/i.test(beginning) ? "text/html" : "text/plain";
}

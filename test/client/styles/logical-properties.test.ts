// The page's styles know a start and an end, no left and right, so that a page read from right to left is the same page mirrored.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const client = new URL("../../../client/", import.meta.url).pathname;
const physical =
  /^(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-\w+)?|border-(?:top|bottom)-(?:left|right)-radius|left|right)$|^(?:text-align|float|clear):\s*(?:left|right)$/;

/** What is read or drawn the same way in every language. */
const excused: readonly (readonly [rule: RegExp, why: string])[] = [
  [/^\.crop-handle\[/, "a picture is not mirrored, nor are the corners of what is cut out of it"],
  [/^(?:\.code-plain|\.cm-note|\.code|\.diff)\b| pre$/, "code runs from left to right"],
];

interface Declaration {
  readonly file: string;
  readonly selector: string;
  readonly declaration: string;
}

function declarationsOf(file: string, css: string): readonly Declaration[] {
  const plain = css.replace(/\/\*[^]*?\*\//g, "");
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selector = "", body = ""]) =>
    body
      .split(";")
      .map((declaration) => ({ file, selector: selector.trim(), declaration: declaration.trim() }))
      .filter(({ declaration }) => declaration !== ""),
  );
}

const isPhysical = ({ declaration }: Declaration): boolean => {
  const [property = ""] = declaration.split(":");
  return physical.test(property.trim()) || physical.test(declaration);
};

function sidesIn(file: string, css: string): readonly string[] {
  return declarationsOf(file, css)
    .filter((each) => isPhysical(each) && !excused.some(([rule]) => rule.test(each.selector)))
    .map(({ selector, declaration }) => `${file}: ${selector} { ${declaration} }`);
}

test.each(["margin-left: 4px", "right: 0", "text-align: right", "border-left-color: red", "padding-right:1px"])(
  "the check sees %s",
  (declaration) => {
    expect(sidesIn("a.css", `/* words */ .a, .b:is(.c) { color: red; ${declaration}; }`)).toHaveLength(1);
  },
);

test("no style of the page names a left or a right side", () => {
  const files = readdirSync(client, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".css"));
  expect(files.length).toBeGreaterThan(20);
  expect(files.flatMap((file) => sidesIn(file, readFileSync(join(client, file), "utf8")))).toEqual([]);
});

test("a space given for four sides is the same at both ends", () => {
  const files = readdirSync(client, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".css"));
  const uneven = files.flatMap((file) =>
    declarationsOf(file, readFileSync(join(client, file), "utf8")).filter(({ declaration }) => {
      const [property = "", value = ""] = declaration.split(/:\s*/);
      if (!/^(?:margin|padding|inset)$/.test(property)) return false;
      const sides = value.match(/(?:[\w-]+\([^()]*(?:\([^()]*\)[^()]*)*\)|[^\s]+)/g) ?? [];
      return sides.length === 4 && sides[1] !== sides[3];
    }),
  );
  expect(uneven.filter(({ selector }) => !excused.some(([rule]) => rule.test(selector)))).toEqual([]);
});

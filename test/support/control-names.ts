// What can be used on a page, by role and name: what a screen reader lists out of its place.
import type { Locator } from "playwright-core";

const control =
  /^\s*- '?(button|link|textbox|checkbox|radio|combobox|slider|switch|tab|searchbox|spinbutton)\b(?: "((?:[^"\\]|\\.)*)")?/;
/** They lead to the same place each time, or take the block of code they stand on. */
const again = /^(?:Citation \d+|Read layer \d+ again|Copy: Code)/;

/** Those without a name, and those of which another in the same place has the name too. */
export async function unclearNames(place: Locator): Promise<readonly string[]> {
  const found = (await place.ariaSnapshot()).split("\n").flatMap((line) => {
    const [, role, name = ""] = control.exec(line) ?? [];
    return role === undefined ? [] : [{ role, name }];
  });
  const known = new Set<string>();
  return found.flatMap(({ role, name }) => {
    const told = `${role} “${name}”`;
    if (name.trim() === "") return [`${role} without a name`];
    if (known.has(told) && !again.test(name)) return [`another ${told}`];
    known.add(told);
    return [];
  });
}

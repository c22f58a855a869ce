import { expect, test } from "vitest";
import { placesDe } from "../../../client/strings/places.de.ts";

test.each([
  ["Linux namespaces, as a user of its own", "Linux-Namensräume, mit einem eigenen Benutzer"],
  ["Linux namespaces", "Linux-Namensräume"],
])("a German reads “%s” as “%s”", (told, read) => {
  expect(placesDe.settings.walls(told)).toBe(read);
});

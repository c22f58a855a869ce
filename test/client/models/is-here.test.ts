import { expect, test } from "vitest";
import { isHere } from "../../../client/models/is-here.ts";

test.each([
  ["http://localhost:8080/v1", true],
  ["http://127.0.0.1:11434", true],
  ["http://127.8.9.1", true],
  ["http://[::1]:8080", true],
  ["http://127.example.org", false],
  ["http://127.0.0.1.example.org", false],
  ["https://localhost.example.org", false],
  ["http://192.168.1.2:8080", false],
  ["no address", false],
])("that nothing leaves this machine is promised only where it is true: %s", (url, here) => {
  expect(isHere(url)).toBe(here);
});

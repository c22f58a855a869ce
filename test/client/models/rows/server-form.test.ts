import { expect, test } from "vitest";
import { emptyForm, problemsOf, requestOf } from "../../../../client/models/rows/server-form.ts";
import { modelsEn as words } from "../../../../client/strings/models.en.ts";

test.each([
  "htp://gpu-box",
  "gpu-box:8000",
  "http://",
  "http:///v1",
  "http://a b/v1",
  "javascript:alert(1)",
  "ftp://gpu-box/v1",
])("%s is refused before any server is asked", (url) => {
  expect(problemsOf({ ...emptyForm, url }, words)).toEqual({ url: words.addressWrong });
});

test.each([
  "http://127.0.0.1:8000/v1",
  "https://models.example/v1",
  "  http://gpu-box:11434  ",
  "HTTP://[::1]:8080/v1",
])("%s may be asked", (url) => {
  expect(problemsOf({ ...emptyForm, url }, words)).toEqual({});
});

test("an empty form names its address", () => {
  expect(problemsOf(emptyForm, words)).toEqual({ url: words.addressMissing });
});

test.each(["0", "-1", "1.5", "1025", "many", "1e9"])("%s answers at once are refused", (concurrency) => {
  expect(problemsOf({ ...emptyForm, url: "http://a", concurrency }, words)).toEqual({
    concurrency: words.concurrencyWrong,
  });
});

test("fields left empty are not sent", () => {
  expect(requestOf({ ...emptyForm, url: " http://a/v1 " })).toEqual({ url: "http://a/v1" });
  expect(requestOf({ url: "http://a", model: " gemma ", key: "k", dialect: "vllm", concurrency: "4" })).toEqual({
    url: "http://a",
    model: "gemma",
    key: "k",
    dialect: "vllm",
    concurrency: 4,
  });
});

// What the form that adds a server holds, and what is wrong with it before the server is asked. Pure.
import type { DialectName } from "../../../server/api.ts";
import type { ModelStrings } from "../../strings/models.en.ts";

export interface ServerForm {
  readonly url: string;
  readonly model: string;
  readonly key: string;
  readonly dialect: DialectName | "auto";
  readonly concurrency: string;
}

export type FieldName = keyof ServerForm;
export type FieldProblems = Partial<Record<FieldName, string>>;

export const emptyForm: ServerForm = { url: "", model: "", key: "", dialect: "auto", concurrency: "" };
/** Source: models.add. */
const mostAtOnce = 1024;

export function problemsOf(form: ServerForm, words: ModelStrings): FieldProblems {
  const problems: { -readonly [K in FieldName]?: string } = {};
  const url = form.url.trim();
  if (url === "") problems.url = words.addressMissing;
  else if (!/^https?:\/\/[^\s/]/i.test(url) || !URL.canParse(url)) problems.url = words.addressWrong;
  const concurrency = form.concurrency.trim();
  const count = Number(concurrency);
  if (concurrency !== "" && !(Number.isInteger(count) && count >= 1 && count <= mostAtOnce))
    problems.concurrency = words.concurrencyWrong;
  return problems;
}

/** What models.add takes: empty fields are left out. */
export function requestOf(form: ServerForm) {
  return {
    url: form.url.trim(),
    ...(form.model.trim() === "" ? {} : { model: form.model.trim() }),
    ...(form.key === "" ? {} : { key: form.key }),
    ...(form.dialect === "auto" ? {} : { dialect: form.dialect }),
    ...(form.concurrency.trim() === "" ? {} : { concurrency: Number(form.concurrency) }),
  };
}

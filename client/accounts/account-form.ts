// A form of an account: its values, what is wrong with them, whether it is on its way, and what the server said.
import { createSignal } from "solid-js";
import type { Accessor } from "solid-js";
import { errorSentence, reasonWords } from "../../pipelines/engine/error-sentences.ts";
import type { Failure } from "../conversation/failure.ts";
import type { Preferences } from "../state/preferences.ts";
import type { AccountStrings } from "../strings/accounts.en.ts";
import { askAuth } from "./session.ts";

export type Field = "email" | "name" | "password" | "current";
type Values = Readonly<Record<Field, string>>;
export type Problems = Readonly<Partial<Record<Field, string>>>;

export interface AccountForm {
  readonly values: Accessor<Values>;
  readonly set: (field: Field, value: string) => void;
  readonly problems: Accessor<Problems>;
  readonly busy: Accessor<boolean>;
  /** What the server refused, as a sentence; empty while nothing was. */
  readonly refusal: Accessor<string>;
  readonly refuse: (failure: Failure, words: AccountStrings) => void;
  /** What the server answered; null when it was not done. The fields named are checked first; the first wrong one takes the focus. */
  readonly send: <Body extends object>(form: HTMLFormElement, wish: Wish) => Promise<Body | null>;
}

interface Wish {
  readonly path: string;
  readonly body: (values: Values) => object;
  readonly fields: readonly Field[];
  /** Characters a new password has at least, as the server says; null where the password is not a new one. */
  readonly leastPassword: number | null;
  readonly words: AccountStrings;
}

export function createAccountForm({ language }: Pick<Preferences, "language">): AccountForm {
  const [values, setValues] = createSignal<Values>({ email: "", name: "", password: "", current: "" });
  const [problems, setProblems] = createSignal<Problems>({});
  const [busy, setBusy] = createSignal(false);
  const [refusal, setRefusal] = createSignal("");
  const refuse = (failure: Failure, words: AccountStrings) =>
    setRefusal(failure.kind === "offline" ? words.problems.offline : sentenceOf(failure.error, language()));
  return {
    values,
    set: (field, value) => {
      setValues({ ...values(), [field]: value });
      setProblems({ ...problems(), [field]: undefined });
    },
    problems,
    busy,
    refusal,
    refuse,
    send: async <Body extends object>(form: HTMLFormElement, { path, body, fields, leastPassword, words }: Wish) => {
      if (busy()) return null;
      const found = problemsOf(values(), { fields, leastPassword }, words.problems);
      setProblems(found);
      setRefusal("");
      if (Object.keys(found).length > 0) {
        queueMicrotask(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
        return null;
      }
      setBusy(true);
      const told = await askAuth<Body>(path, body(values()));
      setBusy(false);
      if ("body" in told) return told.body;
      refuse(told.failure, words);
      return null;
    },
  };
}

export function problemsOf(
  values: Values,
  { fields, leastPassword }: Pick<Wish, "fields" | "leastPassword">,
  words: AccountStrings["problems"],
): Problems {
  const wrong = {
    email: /^\S+@\S+\.\S+$/.test(values.email.trim()) ? undefined : words.email,
    name: values.name.trim() === "" ? words.name : undefined,
    current: values.current === "" ? words.password : undefined,
    password: passwordProblem(values.password, leastPassword, words),
  };
  return Object.fromEntries(fields.flatMap((field) => (wrong[field] === undefined ? [] : [[field, wrong[field]]])));
}

function passwordProblem(
  password: string,
  least: number | null,
  words: AccountStrings["problems"],
): string | undefined {
  if (least !== null) return password.length < least ? words.short(least) : undefined;
  return password === "" ? words.password : undefined;
}

/** What is not allowed says only why: at a sign-in nobody asks for leave. */
function sentenceOf(error: Parameters<typeof errorSentence>[0], language: ReturnType<Preferences["language"]>): string {
  if (error.code !== "forbidden" && error.code !== "conflict") return errorSentence(error, language);
  const words = reasonWords(error.facts, language);
  return `${words.charAt(0).toLocaleUpperCase(language)}${words.slice(1)}.`;
}

/** Why a one-time link cannot be looked at; null where it is spent, or nobody's. */
export function whyNotLooked(
  failure: Failure,
  { problems }: Pick<AccountStrings, "problems">,
  language: ReturnType<Preferences["language"]>,
): string | null {
  if (failure.kind === "offline") return problems.offline;
  return failure.error.code === "forbidden" ? null : errorSentence(failure.error, language);
}

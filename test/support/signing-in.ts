// People who sign in at the real HTTP server: each with cookies of their own, from an address of their own.
import { randomInt } from "node:crypto";
import { listening } from "./listening.ts";
import { scriptedModels } from "./scripted-model.ts";
import { openServices } from "./services.ts";
import type { TestServices } from "./services.ts";

export const password = "a long enough one";

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** The reason of a refusal, at whichever door. */
  readonly reason: unknown;
  readonly response: Response;
}

export interface Visitor {
  /** With a body a POST, else a GET. */
  readonly ask: (path: string, body?: object, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  /** As sent with each request. */
  readonly cookies: () => string;
  readonly setCookies: () => readonly string[];
}

/** Counts of tries are kept by address, in one memory for a whole test file. */
const anyAddress = () => `203.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;

function visitor(url: string, address = anyAddress()): Visitor {
  const jar = new Map<string, string>();
  let told: readonly string[] = [];
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  return {
    cookies,
    setCookies: () => told,
    ask: async (path, body, headers = {}) => {
      const response = await fetch(url + path, {
        redirect: "manual",
        headers: {
          "x-forwarded-for": address,
          "sec-fetch-site": "same-origin",
          ...(jar.size > 0 && { cookie: cookies() }),
          ...(body && { "content-type": "application/json" }),
          ...headers,
        },
        ...(body && { method: "POST", body: JSON.stringify(body) }),
      });
      told = response.headers.getSetCookie();
      for (const cookie of told) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (value === "" || /max-age=0/i.test(cookie)) jar.delete(name);
        else jar.set(name, value);
      }
      const given = (await response.json().catch(() => ({}))) as Record<string, unknown>;
      return { status: response.status, body: given, reason: reasonIn(given), response };
    },
  };
}

function reasonIn(body: Readonly<Record<string, unknown>>): unknown {
  const { error } = body as { error?: { facet?: { facts: object }; data?: { facet: { facts: object } } } };
  const facts = (error?.data?.facet ?? error?.facet)?.facts;
  return (facts as { reason?: string } | undefined)?.reason;
}

export interface SigningIn extends AsyncDisposable {
  readonly facet: TestServices;
  readonly url: string;
  /** The code in the link the server prints at its start. */
  readonly setup: string;
  readonly visitor: () => Visitor;
  /** The first account, signed in. */
  readonly first: (email?: string) => Promise<Visitor>;
  /** Invited by that one, and signed in. */
  readonly invited: (by: Visitor, email: string) => Promise<Visitor>;
}

/** With FACET_AUTH=password; `settings` beside it. */
export async function openSigningIn(
  settings: Readonly<Record<string, string>> = {},
  folder?: string,
): Promise<SigningIn> {
  const facet = await openServices({
    models: scriptedModels(() => ({ text: "answer" })),
    log: (await import("pino")).pino({ level: "error" }),
    settings: { FACET_AUTH: "password", ...settings },
    ...(folder !== undefined && { folder, keep: true }),
  });
  const server = await listening(facet.services);
  const setup = codeIn(facet.accounts?.setupLink(server.url) ?? "");
  const open = () => visitor(server.url);
  return {
    facet,
    url: server.url,
    setup,
    visitor: open,
    first: async (email = "ada@example.org") => {
      const ada = open();
      const { status } = await ada.ask("/auth/link", { code: setup, email, name: "Ada", password });
      if (status !== 200) throw new Error(`the first account was not made (${status})`);
      return ada;
    },
    invited: async (by, email) => {
      const { body } = await by.ask("/auth/people/invite", { email });
      const person = open();
      const code = codeIn(String(body["link"]));
      const { status } = await person.ask("/auth/link", { code, name: email, password });
      if (status !== 200) throw new Error(`${email} was not let in (${status})`);
      return person;
    },
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await facet[Symbol.asyncDispose]();
    },
  };
}

/** The code of a link such as `…/sign-in?setup=code`. */
export const codeIn = (link: string): string => link.split("=").at(-1) ?? "";

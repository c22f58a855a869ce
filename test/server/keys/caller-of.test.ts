// Who a request is from: by its key, by the proxy's header, or by being sent from the page.
import type { Request } from "express";
import { describe, expect, test } from "vitest";
import type { AccessKey } from "../../../server/keys/access-key.ts";
import { callerOf, namedCaller } from "../../../server/keys/caller-of.ts";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import { anyKey, shows } from "../../support/keyed.ts";

const host = "127.0.0.1:3000";

/** What is read of a request: its method and headers. */
function requestOf(headers: Readonly<Record<string, string>>, method = "GET"): Request {
  const given: Readonly<Record<string, string>> = { host, ...headers };
  return { method, get: (name: string) => given[name.toLowerCase()] } as unknown as Request;
}

const key: AccessKey = {
  ...anyKey,
  keyId: "k",
  owner: "ada",
  hint: "cret",
  createdAt: "2026-01-01T00:00:00Z",
  lastUsedAt: null,
};
const keys = {
  of: (secret: string) => {
    if (secret !== "fk_secret") throw new FacetError("forbidden", { reason: "key-unknown" });
    return key;
  },
};

type Settings = Partial<Parameters<typeof callerOf>[1]["config"]>;
const parts = (settings: Settings) => ({
  keys,
  accounts: null,
  config: {
    FACET_AUTH: "none" as const,
    FACET_AUTH_HEADER: "x-forwarded-user",
    FACET_KEYS: "optional" as const,
    FACET_ORIGIN: undefined,
    ...settings,
  },
});
const proxied = { FACET_AUTH: "proxy-header" } as const;
const required = { FACET_KEYS: "required" } as const;
const reasonOf = async (...[headers, settings, method]: [Record<string, string>, Settings, string?]) => {
  try {
    return (await namedCaller(requestOf(headers, method), parts(settings))).owner;
  } catch (thrown) {
    if (thrown instanceof FacetError) return thrown.data.facts["reason"];
    throw thrown;
  }
};

describe("a key", () => {
  test.each([
    ["of another owner than the proxy names", { ...shows("fk_secret"), "x-forwarded-user": "bob" }, "key-other-owner"],
    [
      "that is none, though the proxy names someone",
      { ...shows("fk_wrong"), "x-forwarded-user": "ada" },
      "key-unknown",
    ],
    ["that is none", shows("fk_wrong"), "key-unknown"],
    ["without a proxy's header stands for its owner", shows("fk_secret"), "ada"],
    ["with the same owner in the header", { ...shows("fk_secret"), "x-forwarded-user": "ada" }, "ada"],
    [
      "of another product is none of ours: the proxy's name stands",
      { ...shows("sk-x"), "x-forwarded-user": "bob" },
      "bob",
    ],
    ["of another product and no name", shows("sk-x"), "no-owner"],
  ])("behind a proxy, one %s", async (_claim, headers, outcome) => {
    expect(await reasonOf(headers, proxied)).toBe(outcome);
  });

  test.each([
    ["without its Bearer", { authorization: "fk_secret" }, "ada"],
    ["behind another word", { authorization: "Token  fk_secret" }, "ada"],
    ["with more behind it", { authorization: "Bearer fk_secret more" }, "key-unknown"],
    ["that is none, without its Bearer", { authorization: "fk_wrong" }, "key-unknown"],
  ])("sent %s is still looked up: its program is never taken for the person", async (_claim, headers, outcome) => {
    expect(await reasonOf(headers, {})).toBe(outcome);
  });

  test("on loopback stands for its owner, and without one everyone is local", async () => {
    expect(await reasonOf(shows("fk_secret"), {})).toBe("ada");
    expect(await reasonOf({ ...shows("fk_secret"), "x-forwarded-user": "bob" }, {})).toBe("ada");
    expect(await reasonOf({}, {})).toBe("local");
    expect(await callerOf(requestOf(shows("sk-x")), parts({}))).toEqual({ owner: "local", key: null });
  });
});

describe("where programs need a key", () => {
  test.each([
    ["no marks at all", {}, "GET"],
    ["a key of another product", shows("sk-x"), "GET"],
    ["the page of another port of this machine", { "sec-fetch-site": "same-site" }, "GET"],
    ["another site", { "sec-fetch-site": "cross-site" }, "GET"],
    ["the origin of another port", { origin: "http://127.0.0.1:1" }, "GET"],
    ["a sandboxed page", { origin: "null" }, "GET"],
    ["no address that is one", { origin: "::" }, "GET"],
    ["an address that was typed, with a body", { "sec-fetch-site": "none" }, "POST"],
    ["our origin and the mark of another site", { origin: `http://${host}`, "sec-fetch-site": "cross-site" }, "POST"],
  ])("%s does not stand for the page", async (_claim, headers, method) => {
    expect(await reasonOf(headers, required, method)).toBe("key-needed");
  });

  test.each([
    ["the page's own requests", { "sec-fetch-site": "same-origin" }, "POST"],
    ["the page's posts in a browser without that mark", { origin: `http://${host}` }, "POST"],
    ["a picture in a tab of its own", { "sec-fetch-site": "none" }, "GET"],
    ["a program with its key", shows("fk_secret"), "POST"],
  ])("%s get in", async (_claim, headers, method) => {
    expect(["local", "ada"]).toContain(await reasonOf(headers, required, method));
  });

  test("the page behind a proxy is known by its configured origin, and still needs its name", async () => {
    const settings = { ...proxied, ...required, FACET_ORIGIN: "https://facet.example" };
    const page = { host: "127.0.0.1:3000", origin: "https://facet.example" };
    expect(await reasonOf({ ...page, "x-forwarded-user": "ada" }, settings)).toBe("ada");
    expect(await reasonOf(page, settings)).toBe("no-owner");
    expect(await reasonOf({ "x-forwarded-user": "ada" }, settings)).toBe("key-needed");
    expect(await reasonOf(shows("fk_secret"), settings)).toBe("ada");
  });
});

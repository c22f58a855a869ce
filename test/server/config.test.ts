import { describe, expect, test } from "vitest";
import { isLoopback, loadConfig } from "../../server/config.ts";

test("every wrong setting is named at once", () => {
  const wrong = () => loadConfig({ FACET_PORT: "banana", FACET_MODEL_URL: "not a url", FACET_LOG: "loud" });
  for (const name of ["FACET_PORT", "FACET_MODEL_URL", "FACET_LOG"]) expect(wrong).toThrow(name);
});

test.each([["0.0.0.0"], ["192.168.1.5"], ["::"], ["facet.example"], ["127.evil.example"]])(
  "listening on %s without FACET_AUTH is refused with the next step",
  (host) => {
    expect(() => loadConfig({ FACET_HOST: host })).toThrow("set FACET_AUTH");
    expect(loadConfig({ FACET_HOST: host, FACET_AUTH: "proxy-header" }).FACET_HOST).toBe(host);
  },
);

test.each(["127.0.0.1", "127.8.9.1", "localhost", "::1", "[::1]"])("%s is loopback", (host) =>
  expect(isLoopback(host)).toBe(true),
);

test("an empty value is as good as none, and the settings cannot be changed later", () => {
  const config = loadConfig({ FACET_PORT: "", FACET_OFFLINE: "1", FACET_DATA: "/srv/facet" });
  expect(config).toMatchObject({
    FACET_PORT: 3000,
    FACET_OFFLINE: true,
    FACET_DATA: "/srv/facet",
    FACET_HOST: "127.0.0.1",
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test.each([
  ["200 MB", 200_000_000],
  ["1.5GB", 1_500_000_000],
  ["64 kb", 64_000],
  ["512", 512],
])("a limit of “%s” is %i bytes", (size, bytes) => {
  expect(loadConfig({ FACET_UPLOAD_LIMIT: size }).FACET_UPLOAD_LIMIT).toBe(bytes);
});

test.each(["much", "-5 MB", "0", "0.1 B", "5 TB", "1e9"])("a limit of “%s” is refused by name", (size) => {
  expect(() => loadConfig({ FACET_UPLOAD_LIMIT: size })).toThrow("FACET_UPLOAD_LIMIT");
});

describe("an issuer", () => {
  test.each([
    [{}, "FACET_OIDC_ISSUER, FACET_OIDC_CLIENT, FACET_OIDC_SECRET"],
    [{ FACET_OIDC_ISSUER: "https://id.example" }, "FACET_OIDC_CLIENT, FACET_OIDC_SECRET"],
    [{ FACET_OIDC_CLIENT: "facet", FACET_OIDC_SECRET: "s" }, "FACET_OIDC_ISSUER"],
  ])("of which something is missing is refused, with all that is", (given, missing) => {
    expect(() => loadConfig({ FACET_AUTH: "oidc", ...given })).toThrow(`set ${missing} too`);
    expect(loadConfig({ FACET_AUTH: "password", ...given }).FACET_AUTH).toBe("password");
  });

  test("is taken with its domains and admins as lists", () => {
    const issuer = { FACET_OIDC_ISSUER: "https://id.example", FACET_OIDC_CLIENT: "facet", FACET_OIDC_SECRET: "s" };
    const lists = { FACET_ADMINS: "ada@example.org, bob@example.org,", FACET_OIDC_DOMAINS: "example.org" };
    expect(loadConfig({ FACET_AUTH: "oidc", FACET_HOST: "0.0.0.0", ...issuer, ...lists })).toMatchObject({
      FACET_ADMINS: ["ada@example.org", "bob@example.org"],
      FACET_OIDC_DOMAINS: ["example.org"],
    });
    expect(loadConfig({}).FACET_ADMINS).toEqual([]);
  });
});

// What /auth answers: who is signed in, signing in and out, a new password, and what a one-time link is for.
import type { AuthParts } from "./auth-parts.ts";
import express from "express";
import type { Request, Response, Router } from "express";
import { z } from "zod";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { passwordLength } from "./accounts.ts";
import { bodyOf, issuerSignIn, passwordChange, signIn } from "./auth-body.ts";
import { authRequest } from "./auth-request.ts";
import { bodyOfAnswer, passCookies } from "./library-answer.ts";
import { issuerId } from "./library.ts";
import { peopleRoutes } from "./people-routes.ts";
import { useLink } from "./use-link.ts";

/** Bytes of a request: an address, a name and a password many times over, or the way back with a draft in it. */
const bodyLimit = 200_000;

/** The library's own routes are not open to clients: each is reached through one of these, or not at all. */
export function authRoutes(parts: AuthParts): Router {
  const { config, library, issuer, lookup, links, people } = parts;
  const routes = express.Router({ caseSensitive: true });
  routes.use(express.json({ limit: bodyLimit }));
  routes.use((_request, response, next) => {
    response.set("Cache-Control", "no-store");
    next();
  });
  const ask = async (given: Request, response: Response, to: Parameters<typeof authRequest>[2]) => {
    const answer = await library.handler(authRequest(given, config, to));
    passCookies(answer, response);
    lookup.forget();
    return bodyOfAnswer(answer);
  };

  routes.get("/session", async (request, response) => {
    // Asked so that a session in use is renewed.
    if (await lookup.personOf(request.headers.cookie)) await ask(request, response, { path: "/get-session" });
    const person = await lookup.personOf(request.headers.cookie);
    const account = person && { name: person.name, email: person.email, admin: person.admin };
    const nobody = issuer === null && people.all().length === 0;
    const told = { method: config.FACET_AUTH, issuer: issuer?.name ?? null, account, nobody };
    response.json({ ...told, leastPassword: passwordLength.least });
  });
  routes.post("/sign-in", async (request, response) => {
    if (issuer !== null) throw new FacetError("not-found", { what: "page" });
    await ask(request, response, { path: "/sign-in/email", body: bodyOf(request, signIn) });
    response.json({ signedIn: true });
  });
  routes.post("/sign-out", async (request, response) => {
    await ask(request, response, { path: "/sign-out", body: {} });
    response.json({ signedIn: false });
  });
  routes.post("/password", async (request, response) => {
    if (issuer !== null) throw new FacetError("not-found", { what: "page" });
    const { current: currentPassword, password } = bodyOf(request, passwordChange);
    const body = { currentPassword, newPassword: password, revokeOtherSessions: true };
    await ask(request, response, { path: "/change-password", body });
    response.json({ changed: true });
  });

  routes.post("/sign-in/issuer", async (request, response) => {
    if (issuer === null) throw new FacetError("not-found", { what: "page" });
    const { back: callbackURL } = bodyOf(request, issuerSignIn);
    const errorCallbackURL = `/sign-in?back=${encodeURIComponent(callbackURL)}`;
    const body = { provider: issuerId, callbackURL, errorCallbackURL, disableRedirect: true };
    const known = await issuer.library();
    const answer = await known.handler(authRequest(request, config, { path: "/sign-in/social", body }));
    passCookies(answer, response);
    const { url } = z.object({ url: z.url() }).parse(await bodyOfAnswer(answer));
    response.json({ url });
  });
  routes.get(`/callback/${issuerId}`, async (request, response) => {
    if (issuer === null) throw new FacetError("not-found", { what: "page" });
    const query = new URLSearchParams(request.url.split("?")[1]).toString();
    const path = `/callback/${issuerId}?${query}`;
    const answer = await issuer.library().then(
      (known) => known.handler(authRequest(request, config, { path })),
      // A person's tab, not a script, asks for this: it has to end on a page.
      (thrown: unknown) => (isAway(thrown) ? null : Promise.reject(thrown)),
    );
    if (answer === null) return response.redirect("/sign-in?error=issuer-away");
    passCookies(answer, response);
    lookup.forget();
    response.redirect(wayOn(answer));
  });

  routes.get("/link", (request, response) => {
    const { code } = request.query;
    const link = typeof code === "string" ? links.look(code) : null;
    if (link === null) throw new FacetError("forbidden", { reason: "link-spent" });
    const { kind, email, expiresAt } = link;
    response.json({ kind, email, expiresAt, leastPassword: passwordLength.least });
  });
  routes.post("/link", async (request, response) => {
    const answer = await useLink(parts, request.body);
    lookup.forget();
    passCookies(answer, response);
    await bodyOfAnswer(answer);
    response.json({ signedIn: true });
  });
  routes.use("/people", peopleRoutes(parts));
  routes.use(() => {
    throw new FacetError("not-found", { what: "page" });
  });
  return routes;
}

const isAway = (thrown: unknown): boolean =>
  thrown instanceof FacetError && thrown.data.facts["reason"] === "issuer-away";

/** Where the library leads: to our own page, or to its error page, which is our sign-in. It leads nowhere when it is asked too often. */
function wayOn(answer: globalThis.Response): string {
  const location = answer.headers.get("location");
  const to = location === null ? null : URL.parse(location, "http://here");
  if (to === null) return `/sign-in?error=${answer.status}`;
  if (!to.pathname.startsWith("/auth/")) return `${ourPath(to)}${to.search}`;
  return `/sign-in?error=${encodeURIComponent(to.searchParams.get("error") ?? "")}`;
}

/** Two slashes at the beginning would name another site: `/.//evil.example` becomes such a path. */
const ourPath = ({ pathname }: URL): string => pathname.replace(/^\/+/, "/");

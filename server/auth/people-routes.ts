// What an admin does with people: sees them, invites one, gives a way to a new password, ends an account, with all that is its owner's where so wished.
import express from "express";
import type { Request, Router } from "express";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { Person } from "./accounts.ts";
import { bodyOf, invitation, oneAccount, removal } from "./auth-body.ts";
import { originOf } from "./auth-request.ts";
import type { AuthParts } from "./auth-parts.ts";
import { linkAddress } from "./links.ts";
import type { LinkKind } from "./links.ts";
import type { Account } from "./people.ts";

export function peopleRoutes({ config, issuer, lookup, links, people, leaving, keys }: AuthParts): Router {
  const routes = express.Router({ caseSensitive: true });
  const admins = new WeakMap<Request, Person>();
  routes.use(async (request, _response, next) => {
    const person = await lookup.personOf(request.headers.cookie);
    if (person === null) throw new FacetError("forbidden", { reason: "sign-in" });
    if (!person.admin) throw new FacetError("forbidden", { reason: "admin-only" });
    admins.set(request, person);
    next();
  });
  const one = (accountId: string): Account => {
    const account = people.byId(accountId);
    if (account === null) throw new FacetError("not-found", { what: "account" });
    return account;
  };
  /** Links lead to a password, and an issuer has its own. */
  const linkTo = (
    request: Request,
    kind: LinkKind,
    link: { readonly email: string; readonly accountId: string | null },
  ) => {
    if (issuer !== null) throw new FacetError("not-found", { what: "page" });
    return { link: linkAddress(originOf(request, config), kind, links.make({ kind, ...link })), email: link.email };
  };

  routes.get("/", (request, response) => {
    const own = admins.get(request)?.accountId;
    const listed = people
      .all()
      .map(({ owner: _owner, ...account }) => ({ ...account, isYou: account.accountId === own }));
    response.json({ people: listed });
  });
  routes.post("/invite", (request, response) => {
    const { email } = bodyOf(request, invitation);
    if (people.byEmail(email)) throw new FacetError("conflict", { reason: "account-there" });
    response.json(linkTo(request, "invitation", { email, accountId: null }));
  });
  routes.post("/reset", (request, response) => {
    const { email, accountId } = one(bodyOf(request, oneAccount).accountId);
    response.json(linkTo(request, "reset", { email, accountId }));
  });
  routes.post("/remove", async (request, response) => {
    const { accountId, withData } = bodyOf(request, removal);
    const account = one(accountId);
    const { owner, email } = account;
    // Else nobody might be left who lets people in.
    if (accountId === admins.get(request)?.accountId) throw new FacetError("conflict", { reason: "own-account" });
    if (withData) leaving.begin(account);
    else people.remove(accountId);
    lookup.forget();
    links.endOf(email);
    for (const { keyId } of keys.list(owner)) keys.revoke(owner, keyId);
    response.json({ removed: true, data: withData ? await leaving.finish(owner) : "kept" });
  });
  return routes;
}

// better-auth, set up for Facet. Only open-accounts.ts imports it, and only where FACET_AUTH needs accounts: it takes a second to load.
import { betterAuth } from "better-auth";
import type { BetterAuthOptions } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import type { Database } from "better-sqlite3";
import type { Logger } from "pino";
import type { Config } from "../config.ts";
import { passwordLength } from "./accounts.ts";
import type { Owners } from "./owners.ts";
import { refusedProfile } from "./refused-profile.ts";

/** Seconds a session lasts after it was last renewed, and how often it is: chosen so that a person signs in about once a month, 2026-11. */
const sessionLasts = 30 * 24 * 3600;
const renewedEvery = 24 * 3600;
/** Tries of one address: enough for a person who mistypes, and 14,400 guesses a day for anyone else, of a password with ten characters at least. */
const signInTries = { window: 60, max: 10 };
/** Ways to the issuer of one address: a whole office may stand behind it. */
const issuerTries = { window: 60, max: 60 };
/** The header we name the client's address in; what a client sends of it never comes through (auth-request.ts). */
export const addressHeader = "x-facet-address";
/** Its name in addresses: `/auth/callback/issuer`. */
export const issuerId = "issuer";

export interface LibraryParts {
  readonly config: Config;
  readonly database: Database;
  readonly secret: string;
  readonly owners: Owners;
  readonly cookiePrefix: string;
  readonly log: Logger;
}

export type Library = ReturnType<typeof openLibrary>;

/** `withIssuer` asks the issuer for its discovery document before it can be used. */
export function openLibrary(parts: LibraryParts, withIssuer = false) {
  const { config } = parts;
  const plugins = withIssuer ? [genericOAuth({ config: [issuerOf(config)] })] : [];
  return betterAuth({ ...optionsOf(parts), plugins });
}

/** Makes and changes the library's own tables; ours stand beside them. */
export async function migrateLibrary(parts: LibraryParts): Promise<void> {
  const { runMigrations } = await getMigrations(optionsOf(parts));
  await runMigrations();
}

function optionsOf({ config, database, secret, owners, cookiePrefix, log }: LibraryParts) {
  const byIssuer = config.FACET_AUTH === "oidc";
  return {
    appName: "Facet",
    database,
    secret,
    basePath: "/auth",
    telemetry: { enabled: false },
    // Its texts may name people; the first words say what happened.
    logger: {
      level: "warn",
      log: (level, message) => log[level === "error" ? "warn" : "debug"]({ of: "accounts" }, message),
    },
    emailAndPassword: {
      enabled: !byIssuer,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
    },
    session: { expiresIn: sessionLasts, updateAge: renewedEvery },
    user: {
      additionalFields: { owner: { type: "string", required: false, input: false, unique: true } },
      ...(byIssuer && { validateUserInfo: ({ user }) => refusedProfile(user, config.FACET_OIDC_DOMAINS) }),
    },
    databaseHooks: {
      user: {
        create: {
          before: async (user) => {
            const mayBeFirst = byIssuer ? isNamedAdmin(config, user.email) : owners.isEmpty();
            return { data: { ...user, owner: owners.ofNew(user.email, mayBeFirst) } };
          },
        },
      },
    },
    rateLimit: {
      enabled: true,
      storage: "memory",
      customRules: { "/sign-in/email": signInTries, "/sign-in/social": issuerTries },
    },
    advanced: {
      cookiePrefix,
      useSecureCookies: config.FACET_ORIGIN?.startsWith("https:") === true,
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
  } satisfies BetterAuthOptions;
}

/** Whether FACET_ADMINS names the address. */
export const isNamedAdmin = ({ FACET_ADMINS }: Pick<Config, "FACET_ADMINS">, email: string): boolean =>
  FACET_ADMINS.some((each) => each.toLowerCase() === email.toLowerCase());

function issuerOf(config: Config) {
  const {
    FACET_OIDC_ISSUER: issuer = "",
    FACET_OIDC_CLIENT: clientId = "",
    FACET_OIDC_SECRET: clientSecret = "",
  } = config;
  return {
    providerId: issuerId,
    discoveryUrl: discoveryOf(issuer),
    requireIdTokenVerification: true,
    clientId,
    clientSecret,
    pkce: true,
    scopes: ["openid", "email", "profile"],
    // Signing out here is not signing out there.
    disableProviderLogout: true,
  };
}

/** Where an issuer describes itself. Source: OpenID Connect Discovery 1.0, section 4. */
export const discoveryOf = (issuer: string): string => `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;

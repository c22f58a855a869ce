// Keys of programs for tests: what one may do unless a test says otherwise, and calls that show it.
import type { NewKey } from "../../server/keys/access-key.ts";
import { appRouter } from "../../server/routers/app.ts";
import { createCallerFactory } from "../../server/trpc.ts";
import type { Services } from "../../server/trpc.ts";

/** Whatever a key can allow. */
export const anyKey: NewKey = {
  name: "Script",
  personas: null,
  access: "write",
  limits: { requestsPerMinute: null, questionsPerHour: null },
  expiresAt: null,
};

const callerOf = createCallerFactory(appRouter);

/** Procedures called with a new key of `local`, as a program would. */
export function withNewKey(services: Services, wish: Partial<NewKey> = {}): ReturnType<typeof callerOf> {
  const { key } = services.keys.add("local", { ...anyKey, ...wish });
  return callerOf({ services, owner: key.owner, key });
}

/** The headers of a program with this secret. */
export const shows = (secret: string) => ({ authorization: `Bearer ${secret}` });

/** What an error of a procedure called here says. */
export const said = (data: Readonly<Record<string, unknown>>) => ({ cause: { data } });

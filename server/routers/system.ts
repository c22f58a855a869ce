// system.status: what runs here and whether it is ready.
import { roomOf } from "../store/room.ts";
import { ownedProcedure, router } from "../trpc.ts";

export const systemRouter = router({
  /** Version, memory, models, vector store, queue, sandbox and how people sign in. */
  status: ownedProcedure.query(({ ctx: { services, person, owner } }) => ({
    version: services.version,
    node: process.versions.node,
    memory: { rssBytes: process.memoryUsage.rss() },
    models: services.models.list(),
    vectors: services.vectors.status(),
    queue: services.queue.status(),
    sandbox: { isolation: services.sandbox.isolation(), ownAllowed: services.config.FACET_RUN_OWN },
    dataFolder: services.config.FACET_DATA,
    storage: roomOf(services.config.FACET_DATA),
    auth: services.config.FACET_AUTH,
    /** Who is signed in; null where people have no accounts here, and for a key. */
    account: person ? { owner, name: person.name, email: person.email, admin: person.admin } : null,
  })),
});

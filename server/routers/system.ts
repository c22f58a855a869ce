// system.status: what runs here and whether it is ready.
import { ownedProcedure, router } from "../trpc.ts";

export const systemRouter = router({
  /** Version, memory, models, vector store, queue, sandbox and how people sign in. */
  status: ownedProcedure.query(({ ctx: { services } }) => ({
    version: services.version,
    node: process.versions.node,
    memory: { rssBytes: process.memoryUsage.rss() },
    models: services.models.list(),
    vectors: services.vectors.status(),
    queue: services.queue.status(),
    sandbox: { isolation: services.sandbox.isolation(), ownAllowed: services.config.FACET_RUN_OWN },
    dataFolder: services.config.FACET_DATA,
    auth: services.config.FACET_AUTH,
  })),
});

// GET /readyz: that the page answers; the models are named to whoever may see what all share.
import type { Request, Response } from "express";
import { callerOf } from "../keys/caller-of.ts";
import { roomOf } from "../store/room.ts";
import { ourHosts } from "./origin-guard.ts";
import { isAdmin } from "../trpc.ts";
import type { Services } from "../trpc.ts";

export function readyRoute(services: Services) {
  const isOurHost = ourHosts(services.config);
  return async (request: Request, response: Response) => {
    // A key that is none is no reason to say that Facet is not ready.
    const caller = await callerOf(request, services).catch(() => null);
    // A probe may come by any name; a foreign page that comes so must not learn which models there are.
    const mayKnow = isOurHost(request.headers.host ?? "") && isAdmin(services, caller ?? { owner: null });
    const models = mayKnow ? services.models.list() : [];
    response.json({
      ready: true,
      storage: roomOf(services.config.FACET_DATA).state,
      models: models.map(({ modelId, state }) => ({ modelId, state })),
    });
  };
}

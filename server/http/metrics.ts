// Prometheus metrics: the process, the queue, and runs by how they ended. Where people share it, for admins and their programs alone.
import type { Request, Response } from "express";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { admit } from "../keys/check-key.ts";
import { roomOf } from "../store/room.ts";
import { isAdmin } from "../trpc.ts";
import type { Services } from "../trpc.ts";

export function metricsRoute(services: Services) {
  const { config, queue } = services;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const runs = new Gauge({
    name: "facet_runs",
    help: "Runs by pool and state",
    labelNames: ["pool", "state"],
    registers: [],
    collect() {
      this.reset();
      for (const { poolId, running, waiting } of queue.status()) {
        this.set({ pool: poolId, state: "running" }, running);
        this.set({ pool: poolId, state: "waiting" }, waiting);
      }
    },
  });
  registry.registerMetric(runs);
  const free = new Gauge({
    name: "facet_storage_free_bytes",
    help: "Bytes free for the data folder",
    registers: [],
    collect() {
      this.set(roomOf(config.FACET_DATA).freeBytes ?? Number.NaN);
    },
  });
  registry.registerMetric(free);
  return async (request: Request, response: Response) => {
    const shared = config.FACET_AUTH !== "none";
    if (shared && !isAdmin(services, await admit(request, services, "read")))
      throw new FacetError("forbidden", { reason: "admin-only" });
    response.type(registry.contentType).send(await registry.metrics());
  };
}

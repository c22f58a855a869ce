// Prometheus metrics: the process, the queue, and runs by how they ended.
import type { Request, Response } from "express";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Services } from "./trpc.ts";

export function metricsRoute({ queue }: Services) {
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
  return async (_request: Request, response: Response) => {
    response.type(registry.contentType).send(await registry.metrics());
  };
}

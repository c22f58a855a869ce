// Every evaluation by its name, in the order a whole run takes them; each is loaded when it runs.
import type { Evaluation } from "./eval.ts";

export const evaluations: Readonly<Record<string, () => Promise<Evaluation>>> = {
  retrieval: async () => (await import("./retrieval.ts")).retrieval,
  citations: async () => (await import("./citations.ts")).citations,
  "refusal-calibration": async () => (await import("./refusal-calibration.ts")).refusalCalibration,
  refusal: async () => (await import("./refusal.ts")).refusal,
  recall: async () => (await import("./recall.ts")).recall,
  claims: async () => (await import("./claims.ts")).claims,
  creator: async () => (await import("./creator.ts")).creatorPosts,
  arithmetic: async () => (await import("./arithmetic.ts")).arithmetic,
  guide: async () => (await import("./guide.ts")).guideLayers,
};

// A cache with nothing in it, where nothing can be fetched.
import type { Weights } from "../../server/models/weights.ts";

export const noWeights: Weights = {
  find: () => null,
  bytesHere: () => 0,
  remove: async () => 0,
  fetch: () => Promise.reject(new Error("nothing is fetched here")),
};

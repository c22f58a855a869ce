// What the server and the child process of the embedder and the reranker say to each other.

export type OnnxRole = "embed" | "rerank";

export type ToChild =
  | { readonly type: "load"; readonly role: OnnxRole; readonly file: string; readonly threads: number }
  /** `patient`: nobody waits for it; it gives way to what someone waits for. */
  | { readonly type: "embed"; readonly id: number; readonly texts: readonly string[]; readonly patient: boolean }
  | { readonly type: "rerank"; readonly id: number; readonly query: string; readonly passages: readonly string[] }
  | { readonly type: "drop"; readonly id: number }
  /** Whether it still reacts; any message is an answer. */
  | { readonly type: "ping" };

/** `detail` is what the native library said, for the log. */
export type FromChild =
  | { readonly type: "loaded"; readonly role: OnnxRole }
  | { readonly type: "load-failed"; readonly role: OnnxRole; readonly detail: string }
  /** One unit vector a text, in the order of the texts. */
  | { readonly type: "embedded"; readonly id: number; readonly vectors: readonly Float32Array[] }
  | { readonly type: "ranked"; readonly id: number; readonly scores: readonly number[] }
  | { readonly type: "failed"; readonly id: number; readonly detail: string }
  | { readonly type: "pong" };

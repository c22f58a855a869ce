// Sends a file's bytes to the server and tells how much of them is there; what comes back is the file's id or why not.
import type { FacetErrorData } from "../../pipelines/engine/errors.ts";
import { recorder } from "../api.ts";
import type { Sent } from "./uploads.ts";

/** XMLHttpRequest: fetch cannot tell how much of a body has been sent. */
export function sendFile(file: File, onShare: (share: number) => void, signal: AbortSignal): Promise<Sent<string>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("PUT", `/files?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.addEventListener("progress", ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0));
    request.addEventListener("load", () => {
      const sent = readAnswer(request.responseText);
      if (sent.ok) recorder.note({ kind: "upload", name: file.name, output: { fileId: sent.value } });
      resolve(sent);
    });
    for (const name of ["error", "abort", "timeout"] as const) {
      request.addEventListener(name, () => resolve({ ok: false, failure: { kind: "offline" } }));
    }
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

function readAnswer(text: string): Sent<string> {
  const { fileId, error } = parsed(text);
  if (typeof fileId === "string") return { ok: true, value: fileId };
  // Without an error of Facet's, something between here and the server has answered.
  return { ok: false, failure: error?.facet ? { kind: "error", error: error.facet } : { kind: "offline" } };
}

function parsed(text: string): { readonly fileId?: unknown; readonly error?: { readonly facet?: FacetErrorData } } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

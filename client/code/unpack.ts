// A zip on its way to the server and back as its files of code.
import { api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import { sendFile } from "../documents/send-file.ts";
import type { Unpacked } from "./read-code.ts";

export async function unpack(file: File): Promise<Unpacked> {
  const sent = await sendFile(file, () => {}, new AbortController().signal);
  if (!sent.ok) return sent;
  try {
    return { ok: true, ...(await api.code.unpack.mutate({ fileId: sent.value })) };
  } catch (thrown) {
    return { ok: false, failure: failureOf(thrown) };
  }
}

// A link of the typed client that tells the recorder of each call that worked.
import type { TRPCLink } from "@trpc/client";
import { tap } from "@trpc/server/observable";
import type { AppRouter } from "../../server/api.ts";
import { isRecorded } from "./recorder.ts";
import type { Recorder } from "./recorder.ts";

export function recordingLink(recorder: Recorder): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) => {
      const { type, path, input } = op;
      if (type === "subscription" || !recorder.isOn() || !isRecorded(type, path)) return next(op);
      return next(op).pipe(
        tap({
          next: ({ result }) => {
            if ("data" in result) recorder.note({ kind: type, path, input, output: result.data });
          },
        }),
      );
    };
}

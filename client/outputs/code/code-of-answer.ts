// The code an answer speaks of: what it wrote itself, else the newest version before it.
import { createEffect, useContext } from "solid-js";
import type { Accessor } from "solid-js";
import type { CodeFile } from "../../../pipelines/engine/code.ts";
import { useCodeVersions } from "../../code/code-versions.ts";
import { versionOf } from "../../code/panel-findings.ts";
import { SessionContext } from "../../conversation/session.ts";

/**
 * Empty where it is not known: on a shared page, on another branch, before the versions are here. An old one is asked for where it is
 * shown (`isShown`).
 */
export function useCodeOfAnswer(
  messageId: () => string,
  { isShown = false }: { readonly isShown?: boolean } = {},
): Accessor<readonly CodeFile[]> {
  const session = useContext(SessionContext);
  const { versions, need } = useCodeVersions();
  const version = () => (session ? versionOf(versions(), session.live.tree().path, messageId()) : undefined);
  if (isShown) createEffect(() => need(version()));
  return () => version()?.files ?? [];
}

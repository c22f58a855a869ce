// What the panel shows: which version and file, the findings in it, and the one whose lines are marked.
import { createEffect, createMemo } from "solid-js";
import type { Accessor } from "solid-js";
import type { KnownVersion } from "../../pipelines/engine/code-version-list.ts";
import type { CodeFile, CodeVersion, LineRange } from "../../pipelines/engine/code.ts";
import { findingsOf } from "../../pipelines/engine/code-values.ts";
import { useSession } from "../conversation/session.ts";
import { useCodeVersions } from "./code-versions.ts";
import type { CodeVersions } from "./code-versions.ts";
import { mapBetween, placeFindings, versionOf } from "./panel-findings.ts";
import type { PlacedFinding } from "./panel-findings.ts";
import { useShownCode } from "./shown-code.ts";

export interface CodeView extends Pick<CodeVersions, "versions" | "loaded" | "failure" | "refresh" | "settled"> {
  readonly version: Accessor<KnownVersion | undefined>;
  readonly isCurrent: Accessor<boolean>;
  /** The version that is half changed, where it is not the shown one. */
  readonly halfChanged: Accessor<CodeVersion | undefined>;
  readonly file: Accessor<CodeFile | undefined>;
  /** Of every file, in the order of files and lines; those whose lines are gone have no place. */
  readonly findings: Accessor<readonly PlacedFinding[]>;
  /** The message they are from. */
  readonly messageId: Accessor<string | undefined>;
  readonly finding: Accessor<PlacedFinding | undefined>;
  /** The marked lines of the shown file; null where none are, or they are gone. */
  readonly marked: Accessor<LineRange | null>;
}

export function useCodeView(): CodeView {
  const { live } = useSession();
  const { versions, current, need, loaded, failure, refresh, settled } = useCodeVersions();
  const shown = useShownCode();
  const path = () => live.tree().path;
  const outputsOf = (messageId: string) => {
    const node = live.tree().nodes.get(messageId);
    return node?.role === "assistant" ? live.live(node.runId).answer.outputs : undefined;
  };
  const findingsFrom = (messageId: string) =>
    Object.values(outputsOf(messageId) ?? {}).flatMap((value) => (Array.isArray(value) ? findingsOf(value) : []));

  const about = (messageId: string) => versionOf(versions(), path(), messageId);
  /** The newest version in which the place can still be seen. */
  const version = createMemo((): KnownVersion | undefined => {
    const picked = shown.picked();
    const place = shown.chosen();
    if (picked !== null) return versions().find(({ versionId }) => versionId === picked) ?? current();
    // What is half changed is come back to.
    if (!place) return versions().find(({ versionId }) => versionId === shown.edit()?.versionId) ?? current();
    const then = about(place.messageId);
    if (!place.lines) return then ?? current();
    return mapBetween(then, current(), place.file)?.(place.lines) ? current() : (then ?? current());
  });

  const messageId = createMemo(() => {
    const own = shown.chosen()?.messageId;
    if (own !== undefined && findingsFrom(own).length > 0) return own;
    return path().findLast((id) => findingsFrom(id).length > 0);
  });
  const findings = createMemo(() => {
    const from = messageId();
    return from === undefined ? [] : placeFindings(findingsFrom(from), about(from), version());
  });
  createEffect(() => {
    const from = [shown.chosen()?.messageId, messageId()];
    for (const each of [version(), ...from.map((id) => id && about(id))]) if (each) need(each);
  });
  const finding = createMemo(() => {
    const id = shown.chosen()?.findingId;
    return id === undefined ? undefined : findings().find(({ findingId }) => findingId === id);
  });
  const file = createMemo(() => {
    const files = version()?.files ?? [];
    const named = files.find(({ name }) => name === shown.file());
    const worst = findings().find(({ place }) => place !== null)?.file;
    return named ?? files.find(({ name }) => name === worst) ?? files[0];
  });
  const marked = createMemo(() => {
    const place = shown.chosen();
    if (!place?.lines || place.file !== file()?.name) return null;
    const found = finding();
    return found ? found.place : (mapBetween(about(place.messageId), version(), place.file)?.(place.lines) ?? null);
  });

  return {
    versions,
    loaded,
    failure,
    refresh,
    settled,
    version,
    halfChanged: () => {
      const id = shown.edit()?.versionId;
      return id === version()?.versionId ? undefined : versions().find(({ versionId }) => versionId === id);
    },
    isCurrent: () => version()?.versionId === current()?.versionId,
    file,
    findings,
    messageId,
    finding,
    marked,
  };
}

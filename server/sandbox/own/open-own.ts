// Running with the person's own python3 or node: only where it is allowed, and only in a jail.
import type { NotRunReason, SandboxLanguage } from "../../../pipelines/engine/sandbox.ts";
import type { ChildCommand } from "../child-command.ts";
import type { Jail } from "../jail.ts";
import { ownCommand, ownProcesses } from "./own-runtimes.ts";

export interface Own {
  readonly state: (language: SandboxLanguage) => Promise<{ readonly allowed: boolean; readonly jail: string | null }>;
  /** How to start it, or why not. */
  readonly command: (language: SandboxLanguage) => Promise<ChildCommand | NotRunReason>;
}

export function openOwn({
  isAllowed,
  findJail,
}: {
  readonly isAllowed: boolean;
  readonly findJail: () => Promise<Jail | null>;
}): Own {
  const commands = new Map<SandboxLanguage, Promise<ChildCommand | null>>();

  function found(language: SandboxLanguage): Promise<ChildCommand | null> {
    const known = commands.get(language) ?? ownCommand(language);
    commands.set(language, known);
    return known;
  }

  return {
    state: async (language) => {
      const jail = await findJail();
      return { allowed: isAllowed && (await found(language)) !== null, jail: jail?.name ?? null };
    },
    command: async (language) => {
      if (!isAllowed) return { key: "own-not-allowed" };
      const jail = await findJail();
      if (!jail) return { key: "cannot-jail" };
      const command = await found(language);
      return command ? jail.around(command, ownProcesses) : { key: "language", name: language };
    },
  };
}

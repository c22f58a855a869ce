// How a command ends: its exit codes, and the error that carries one.

/** 0 is done. */
export const exitCodes = { failed: 1, usage: 2, stopped: 130 } as const;

/** Ends the command with its sentence, which says what to do next. */
export class CommandError extends Error {
  readonly exitCode: number;

  constructor(sentence: string, exitCode: number = exitCodes.failed, cause?: unknown) {
    super(sentence, { cause });
    this.name = "CommandError";
    this.exitCode = exitCode;
  }
}

export function usageError(sentence: string): CommandError {
  return new CommandError(sentence, exitCodes.usage);
}

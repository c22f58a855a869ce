// A sample a large model writes: checked, and asked for once more with what was wrong.
import { FacetError } from "../../../engine/errors.ts";

/** The first one, and once more. */
const rounds = 2;

export interface Checked {
  /** Null where nothing could be checked. */
  readonly problems: readonly string[] | null;
}

export const isFit = ({ problems }: Checked): boolean => problems?.length === 0;

/** The best of the rounds; undefined where the model gives nothing that can be read. */
export async function bestOfRounds<T extends Checked>(
  write: (before: T | undefined) => Promise<T | undefined>,
): Promise<T | undefined> {
  let last: T | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const next = await write(last);
    if (!next) return last;
    last = !last || next.problems === null || next.problems.length <= (last.problems?.length ?? 0) ? next : last;
    if (last.problems === null || isFit(last)) return last;
  }
  return last;
}

/** A sample is beside the answer: what the model cannot give leaves it to code. */
export async function askOrNothing<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (thrown) {
    if (thrown instanceof FacetError && ["unexpected", "model-overflow"].includes(thrown.data.code)) return undefined;
    throw thrown;
  }
}

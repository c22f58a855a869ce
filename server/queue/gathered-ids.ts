// Ids that are told again and again, each at once where little happens, and together at a pace where much does.

/** Ids given out at once. Source: `documentIds` of documents.list. */
const atOnce = 100;

export interface GatheredIds {
  readonly add: (ids: readonly string[]) => void;
  /** None before they are due; called again at once, those that were too many. */
  readonly take: () => readonly string[];
  readonly end: () => void;
}

/** `onDue` is called when there is something to take. */
export function openGatheredIds(everyMs: number, onDue: () => void): GatheredIds {
  const ids = new Set<string>();
  let isDue = false;
  let nextAt = 0;
  let timer: NodeJS.Timeout | undefined;
  const due = () => {
    timer = undefined;
    isDue = true;
    onDue();
  };
  return {
    add: (more) => {
      for (const id of more) ids.add(id);
      if (!isDue) timer ??= setTimeout(due, Math.max(0, nextAt - performance.now()));
    },
    take: () => {
      if (!isDue) return [];
      const taken = [...ids].slice(0, atOnce);
      for (const id of taken) ids.delete(id);
      isDue = ids.size > 0;
      nextAt = performance.now() + everyMs;
      return taken;
    },
    end: () => clearTimeout(timer),
  };
}

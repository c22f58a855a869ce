// Who wants to hear of something of an owner's, as long as they listen.

export interface Listeners<Told> {
  readonly tell: (owner: string, told: Told) => void;
  /** Returns the unsubscribe. */
  readonly add: (owner: string, listener: (told: Told) => void) => () => void;
}

export function openListeners<Told>(): Listeners<Told> {
  const listeners = new Map<string, Set<(told: Told) => void>>();
  return {
    tell: (owner, told) => {
      for (const listener of listeners.get(owner) ?? []) listener(told);
    },
    add: (owner, listener) => {
      const own = listeners.get(owner) ?? new Set();
      listeners.set(owner, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(owner) === own) listeners.delete(owner);
      };
    },
  };
}

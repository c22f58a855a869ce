// Something made at its first use and kept: a failure is not, so that the next use makes it anew.

interface Once<T> {
  readonly get: () => Promise<T>;
  /** What is there, or will be; undefined where nothing was asked for, or it could not be made. For who closes it. */
  readonly made: () => Promise<T | undefined>;
}

export function once<T>(make: () => Promise<T>): Once<T> {
  let making: Promise<T> | undefined;
  const forget = (): void => {
    making = undefined;
  };
  return {
    get: () => {
      if (making === undefined) {
        making = make();
        making.catch(forget);
      }
      return making;
    },
    made: async () => making?.catch(() => undefined),
  };
}

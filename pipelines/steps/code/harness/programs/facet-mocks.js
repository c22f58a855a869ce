// Mock functions, spies and hand-turned clocks, as `vi` and `jest` give them.

/** Every one that was made: cleared and reset together. */
const all = [];

export function mockFunction(first) {
  let implementation = first;
  const once = [];
  const mock = { calls: [], results: [], instances: [] };
  const made = function (...parameters) {
    mock.calls.push(parameters);
    mock.instances.push(this);
    try {
      const value = (once.shift() ?? implementation)?.apply(this, parameters);
      mock.results.push({ type: "return", value });
      return value;
    } catch (raised) {
      mock.results.push({ type: "throw", value: raised });
      throw raised;
    }
  };
  const set = (next) => {
    implementation = next;
    return made;
  };
  const add = (next) => {
    once.push(next);
    return made;
  };
  const clear = () => {
    for (const list of Object.values(mock)) list.length = 0;
    return made;
  };
  const reset = () => {
    once.length = 0;
    return clear().mockImplementation(first);
  };
  all.push(made);
  return Object.assign(made, {
    mock,
    mockImplementation: set,
    mockImplementationOnce: add,
    mockReturnValue: (value) => set(() => value),
    mockReturnValueOnce: (value) => add(() => value),
    mockResolvedValue: (value) => set(async () => value),
    mockResolvedValueOnce: (value) => add(async () => value),
    mockRejectedValue: (value) => set(async () => Promise.reject(value)),
    mockRejectedValueOnce: (value) => add(async () => Promise.reject(value)),
    mockClear: clear,
    mockReset: reset,
    mockRestore: reset,
    mockName: () => made,
  });
}

const spied = [];
const restore = () => {
  while (spied.length > 0) spied.pop()();
};

function spyOn(target, name) {
  const real = target[name];
  const made = mockFunction(real);
  target[name] = made;
  made.mockRestore = () => {
    made.mockReset();
    target[name] = real;
  };
  spied.push(made.mockRestore);
  return made;
}

const clock = { now: 0, waiting: [], real: null, next: 1 };
const RealDate = Date;
const nowOfClock = () => clock.now;

/** Date as the clock tells it. A proxy: dates of before stay dates, and it can be called without new. */
const ClockDate = new Proxy(RealDate, {
  construct: (target, parameters, made) =>
    Reflect.construct(target, parameters.length === 0 ? [clock.now] : parameters, made),
  apply: () => new RealDate(clock.now).toString(),
  get: (target, name) => (name === "now" ? nowOfClock : target[name]),
});

/** Without fake timers too: then the time stands still where it was set. */
function setSystemTime(at = RealDate.now()) {
  const before = clock.now;
  clock.now = new RealDate(at).getTime();
  clock.waiting = clock.waiting.map((each) => ({ ...each, at: each.at + clock.now - before }));
  globalThis.Date = ClockDate;
  return mocks;
}

function useFakeTimers() {
  if (clock.real !== null) return mocks;
  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
  clock.real = { setTimeout, clearTimeout, setInterval, clearInterval };
  clock.now = Date.now();
  const add =
    (every) =>
    (call, ms = 0, ...parameters) => {
      const id = clock.next++;
      clock.waiting.push({
        id,
        at: clock.now + ms,
        every: every ? Math.max(1, ms) : null,
        call: () => call(...parameters),
      });
      return id;
    };
  const drop = (id) => {
    clock.waiting = clock.waiting.filter((each) => each.id !== id);
  };
  Object.assign(globalThis, {
    setTimeout: add(false),
    setInterval: add(true),
    clearTimeout: drop,
    clearInterval: drop,
  });
  globalThis.Date = ClockDate;
  return mocks;
}

function useRealTimers() {
  globalThis.Date = RealDate;
  if (clock.real === null) return mocks;
  Object.assign(globalThis, clock.real);
  clock.real = null;
  clock.waiting = [];
  return mocks;
}

function advance(until, most = 10_000) {
  for (let ran = 0; ran < most; ran += 1) {
    const next = clock.waiting.toSorted((one, other) => one.at - other.at)[0];
    if (next === undefined || next.at > until) break;
    clock.now = Math.max(clock.now, next.at);
    clock.waiting = clock.waiting.filter((each) => each !== next);
    if (next.every !== null) clock.waiting.push({ ...next, at: clock.now + next.every });
    next.call();
  }
  if (Number.isFinite(until)) clock.now = until;
  return mocks;
}

export const mocks = {
  fn: mockFunction,
  spyOn,
  method: spyOn,
  restoreAllMocks: restore,
  clearAllMocks: () => {
    for (const each of all) each.mockClear();
    return mocks;
  },
  resetAllMocks: () => {
    for (const each of all) each.mockReset();
    return mocks;
  },
  useFakeTimers,
  useRealTimers,
  advanceTimersByTime: (ms) => advance(clock.now + ms),
  advanceTimersByTimeAsync: async (ms) => advance(clock.now + ms),
  runAllTimers: () => advance(Number.POSITIVE_INFINITY, 1000),
  runAllTimersAsync: async () => advance(Number.POSITIVE_INFINITY, 1000),
  setSystemTime,
  mock: () => {
    throw new Error("whole modules cannot be mocked here");
  },
};

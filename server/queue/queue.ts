// What the routers ask of the queue; the scheduler is scheduler.ts.
export interface Queue extends AsyncDisposable {
  /** Looks for runs that can start. Called after each new run. */
  readonly wake: () => void;
  /** Stops a queued or running run; what was shown up to the seq is kept. Returns when the run has ended. */
  readonly stop: (owner: string, runId: string, shown?: number) => Promise<void>;
  readonly status: () => readonly {
    readonly poolId: string;
    readonly running: number;
    readonly waiting: number;
    readonly limit: number;
  }[];
}

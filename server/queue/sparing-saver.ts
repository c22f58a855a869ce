// Writes a checkpoint only where work of some length is behind it: the others would hold up the first words, and what they keep is done again at once.
import { setTimeout } from "node:timers/promises";
import { LastingSaver } from "./lasting-saver.ts";
import type { Lasting } from "./lasting-saver.ts";

/** Milliseconds of work that a killed process may lose of a run: about what it takes to ask a model. */
const shortMs = 20;
/** Milliseconds that the end of the process waits, where another program holds the file. */
const endWaitsMs = 1000;

interface Sparing extends Lasting {
  /** Called before a checkpoint is written: what its run has told must be kept first. False where it cannot be now. */
  readonly keepTold: (id: string) => boolean;
}

type Put = Parameters<LastingSaver["put"]>;
type Config = Put[0];
type Tuple = NonNullable<Awaited<ReturnType<LastingSaver["getTuple"]>>>;

interface Thread {
  /** When its newest checkpoint was written, or it began. */
  since: number;
  isOnDisk: boolean;
  waiting: Put | null;
}

/** Knows the threads that began or were looked for here, as every run does; what is put for another one is written at once. */
export class SparingSaver extends LastingSaver {
  readonly #threads = new Map<string, Thread>();
  readonly #keepTold: Sparing["keepTold"];

  constructor({ keepTold, ...lasting }: Sparing) {
    super(lasting);
    this.#keepTold = keepTold;
  }

  /** Of this thread the file holds nothing yet: it is not looked for there. */
  begin(id: string): void {
    this.#threads.set(id, { since: performance.now(), isOnDisk: false, waiting: null });
  }

  override async getTuple(config: Config): ReturnType<LastingSaver["getTuple"]> {
    const id = idOf(config);
    const thread = this.#threads.get(id);
    if (thread?.waiting) await this.#write(thread, thread.waiting);
    // Of this process, which still holds what the run told: both are as far.
    if (thread?.waiting) return tupleOf(id, thread.waiting);
    if (thread?.isOnDisk === false) return undefined;
    const tuple = await super.getTuple(config);
    if (!thread) this.#threads.set(id, { since: performance.now(), isOnDisk: true, waiting: null });
    return tuple;
  }

  override async put(...put: Put): ReturnType<LastingSaver["put"]> {
    const [config, { id: checkpointId }] = put;
    const thread = this.#threads.get(idOf(config));
    if (!thread) return super.put(...put);
    thread.waiting = put;
    if (performance.now() - thread.since >= shortMs) await this.#write(thread, put);
    return { configurable: { ...config.configurable, checkpoint_id: checkpointId } };
  }

  /** A step is the only one of its turn: what it gave stands in the checkpoint that is put right behind it. */
  override async putWrites(...[config, ...rest]: Parameters<LastingSaver["putWrites"]>): Promise<void> {
    if (!this.#threads.has(idOf(config))) await super.putWrites(config, ...rest);
  }

  override async deleteThread(id: string): Promise<void> {
    const thread = this.#threads.get(id);
    if (thread?.isOnDisk !== false) await super.deleteThread(id);
    this.#threads.delete(id);
  }

  /** Writes what is not written: a run that is left for the next start goes on where it stood. */
  async close(): Promise<void> {
    const left = [...this.#threads.values()].map(
      async (thread) => thread.waiting && this.#write(thread, thread.waiting),
    );
    await Promise.race([Promise.allSettled(left), setTimeout(endWaitsMs, undefined, { ref: false })]);
    this.db.close();
  }

  async #write(thread: Thread, put: Put): Promise<void> {
    // The log lags, so this one waits: a killed process goes on further back, where the log agrees.
    if (!this.#keepTold(idOf(put[0]))) return;
    thread.isOnDisk = true;
    await super.put(...put);
    if (thread.waiting === put) thread.waiting = null;
    thread.since = performance.now();
  }
}

/** One graph a run: a thread has no other name space. */
const idOf = ({ configurable }: Config): string => String(configurable?.["thread_id"]);

/** As the file would give it. */
const tupleOf = (id: string, [{ configurable }, checkpoint, metadata]: Put): Tuple => ({
  config: {
    configurable: { thread_id: id, checkpoint_ns: configurable?.["checkpoint_ns"] ?? "", checkpoint_id: checkpoint.id },
  },
  checkpoint,
  metadata,
  pendingWrites: [],
});

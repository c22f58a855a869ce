// LangGraph's saver over a file that another program may hold for a while, or damage: it waits, and begins a new file.
import { setTimeout } from "node:timers/promises";
import { SqliteSaver } from "@langchain/langgraph-checkpoint-sqlite";
import { isDamage } from "../store/damage.ts";
import { isLocked, lockedError, triedEveryMs, waitedAtMostMs } from "../store/until-unlocked.ts";
import { openCheckpointFile } from "./checkpoint-file.ts";

/** New files for one call: a disk that spoils each of them is not fought. */
const begunAtMost = 2;

export interface Lasting {
  readonly path: string;
  /** Puts the damaged file aside, when it is closed. */
  readonly onDamage: () => void;
}

export class LastingSaver extends SqliteSaver {
  readonly #lasting: Lasting;

  constructor(lasting: Lasting) {
    super(openCheckpointFile(lasting.path));
    this.#lasting = lasting;
  }

  override getTuple(...asked: Parameters<SqliteSaver["getTuple"]>): ReturnType<SqliteSaver["getTuple"]> {
    return this.#lastingly(() => super.getTuple(...asked));
  }

  override put(...asked: Parameters<SqliteSaver["put"]>): ReturnType<SqliteSaver["put"]> {
    return this.#lastingly(() => super.put(...asked));
  }

  override putWrites(...asked: Parameters<SqliteSaver["putWrites"]>): ReturnType<SqliteSaver["putWrites"]> {
    return this.#lastingly(() => super.putWrites(...asked));
  }

  override deleteThread(...asked: Parameters<SqliteSaver["deleteThread"]>): ReturnType<SqliteSaver["deleteThread"]> {
    return this.#lastingly(() => {
      // A file that nothing was written to yet has no tables.
      this.setup();
      return super.deleteThread(...asked);
    });
  }

  /** Throws FacetError time-limit where the lock lasts too long: the run is then driven on later. */
  async #lastingly<T>(work: () => Promise<T>): Promise<T> {
    let begun = 0;
    for (const until = performance.now() + waitedAtMostMs; ;) {
      const { db } = this;
      try {
        return await work();
      } catch (thrown) {
        if (db === this.db && isDamage(thrown)) this.#beginAnew();
        // By this call, or by another one meanwhile.
        if (db !== this.db && begun < begunAtMost) begun += 1;
        else if (!isLocked(thrown)) throw thrown;
        else if (performance.now() > until) throw lockedError(thrown);
        else await setTimeout(triedEveryMs);
      }
    }
  }

  /** A run that is under way goes on: each of its checkpoints is whole by itself. */
  #beginAnew(): void {
    this.db.close();
    this.#lasting.onDamage();
    this.db = openCheckpointFile(this.#lasting.path);
    this.isSetup = false;
  }
}

// One line of the doctor: what was looked at, how it is, and what to do where something is missing.

export interface DoctorFinding {
  readonly what: string;
  /** `warn`: Facet works, but less of it. */
  readonly state: "ok" | "warn" | "bad";
  readonly says: string;
  /** What to do; absent where nothing is to be done. */
  readonly next?: string;
}

export type Check = () => DoctorFinding | Promise<DoctorFinding>;

/** A check that cannot even look is a finding too. */
export async function find(what: string, check: Check): Promise<DoctorFinding> {
  try {
    return await check();
  } catch (thrown) {
    const says = thrown instanceof Error ? thrown.message : String(thrown);
    return { what, state: "bad", says, next: "Mend that, then look again." };
  }
}

// How long a piece of work keeps the processor: what else runs on the machine does not count.

/** Milliseconds of the process's own time, user and system. */
export function processorMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

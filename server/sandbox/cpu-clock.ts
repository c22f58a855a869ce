// Microseconds of the processor that this process's own thread took; kept here before the process takes its globals apart.

const usage = process.threadCpuUsage.bind(process);

export function cpuMicroseconds(): number {
  const { user, system } = usage();
  return user + system;
}

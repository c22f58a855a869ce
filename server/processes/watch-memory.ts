// A thread beside the work: it ends the process when its memory grows too large or its server is gone, also while a file keeps it busy.
import { memoryExit, memoryLimit } from "./memory-limit.ts";

const everyMs = 200;
const server = process.ppid;

setInterval(() => {
  if (process.memoryUsage.rss() > memoryLimit) process.kill(process.pid, memoryExit);
  if (process.ppid !== server) process.kill(process.pid, "SIGKILL");
}, everyMs);

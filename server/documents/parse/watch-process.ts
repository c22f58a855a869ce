// A thread beside the parsing: it ends the process when its memory grows too large or its server is gone, also while a page keeps it busy.
import { memoryLimit, memoryExit } from "./protocol.ts";

const everyMs = 200;
const server = process.ppid;

setInterval(() => {
  if (process.memoryUsage.rss() > memoryLimit) process.kill(process.pid, memoryExit);
  if (process.ppid !== server) process.kill(process.pid, "SIGKILL");
}, everyMs);

// Runs one command and ends with its exit code; what goes wrong is one sentence.
import { keepLoopbackDirect } from "../http/loopback-direct.ts";
import { FacetClientError } from "../remote/client.ts";
import { CommandError, exitCodes } from "./exit.ts";
import { runCommand } from "./program.ts";
import { openTerminal } from "./terminal.ts";

keepLoopbackDirect();
const terminal = openTerminal();
try {
  process.exitCode = await runCommand(terminal, process.argv.slice(2));
} catch (thrown) {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  terminal.say(message);
  if (process.env["FACET_LOG"] === "debug") terminal.say(String(thrown instanceof Error ? thrown.stack : thrown));
  if (thrown instanceof FacetClientError && thrown.data.code === "forbidden")
    terminal.say("Give a key by --key or FACET_KEY; keys are made in the settings of the page.");
  process.exitCode = thrown instanceof CommandError ? thrown.exitCode : exitCodes.failed;
}

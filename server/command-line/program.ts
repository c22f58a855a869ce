// The commands of `facet`, their words and options. Each loads its own code when it runs.
import { Command, CommanderError, Option } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { exitCodes } from "./exit.ts";
import type { Terminal } from "./terminal.ts";

const collect = (value: string, all: readonly string[] = []) => [...all, value];

/** Runs the command these words name, and gives its exit code. */
export async function runCommand(terminal: Terminal, words: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command("facet")
    .description(
      "Ask Facet from the command line. Without --url, the Facet of this data folder is used, or one is started for the command.",
    )
    .version(packageJson.version)
    .option("--url <url>", "the Facet to ask (or FACET_URL)")
    .option("--key <secret>", "an access key (or FACET_KEY)")
    .addHelpText(
      "after",
      "\nExit codes: 0 done, 1 failed, 2 wrong usage, 130 stopped. FACET_LOG=debug shows where an error came from.",
    )
    .configureOutput({ writeErr: (text) => terminal.say(text.trimEnd()) })
    .showSuggestionAfterError()
    .exitOverride();
  /** An action whose result is the exit code. */
  const running =
    (run: (options: never, words: readonly string[]) => Promise<number>) =>
    async (...given: unknown[]) => {
      const command = given.at(-1) as Command;
      exitCode = await run(command.optsWithGlobals() as never, command.processedArgs.flat() as string[]);
    };

  program
    .command("ask [question...]")
    .description("Ask a persona. The question may also come from standard input.")
    .option("-p, --persona <id>", "who answers: see `facet personas`", "guide")
    .option(
      "-f, --file <path>",
      "a document, picture or code file that belongs to the question; may be repeated",
      collect,
    )
    .option("-i, --input <key=value>", "another field of the persona; may be repeated", collect)
    .addOption(new Option("-c, --conversation <id>", "goes on in this conversation").conflicts(["last", "new"]))
    .addOption(new Option("-l, --last", "goes on in the conversation used last").conflicts("new"))
    .option("-n, --new", "begins a conversation, as without --conversation and --last")
    .option("-m, --model <id>", "the model that answers: see `facet models`")
    .option("--json", "one event a line as JSON, and the answer as the last line")
    .action(
      running(async (options, question) => (await import("./ask.ts")).ask(terminal, options, question.join(" "))),
    );

  program
    .command("ingest <files...>")
    .description("Upload documents and wait until they are read. Folders are walked.")
    .option("-c, --conversation <id>", "gives them to this conversation")
    .option("--json", "one document a line as JSON")
    .action(running(async (options, files) => (await import("./ingest.ts")).ingest(terminal, options, files)));

  program
    .command("search <words...>")
    .description("Search the documents.")
    .addOption(new Option("--conversations", "searches conversations instead").conflicts("memories"))
    .option("--memories <conversation>", "searches what is remembered of a conversation instead")
    .option("-k, --count <number>", "results at most", "8")
    .option("--json", "the results as JSON")
    .action(
      running(async (options, query) => (await import("./search.ts")).search(terminal, options, query.join(" "))),
    );

  program
    .command("conversations")
    .description("List the conversations, the last used first.")
    .option("-k, --count <number>", "conversations at most", "20")
    .option("--json", "as JSON")
    .action(running(async (options) => (await import("./conversations.ts")).listConversations(terminal, options)));

  program
    .command("export <conversation>")
    .description("Write a conversation to standard output or a file.")
    .addOption(
      new Option("--format <format>", "json holds the whole tree, markdown the shown branch")
        .choices(["json", "markdown"])
        .default("json"),
    )
    .option("-o, --out <file>", "the file to write")
    .action(
      running(async (options, [id]) => (await import("./conversations.ts")).exportOne(terminal, options, id ?? "")),
    );

  program
    .command("import <file>")
    .description("Read a conversation that was exported as JSON, or a list of {role, text}; - reads standard input.")
    .action(
      running(async (options, [file]) => (await import("./conversations.ts")).importOne(terminal, options, file ?? "")),
    );

  program
    .command("personas")
    .description("List the personas and their fields.")
    .option("--json", "as JSON")
    .action(running(async (options) => (await import("./personas.ts")).listPersonas(terminal, options)));

  const models = program.command("models").description("List the models with their state.");
  models
    .option("--json", "as JSON")
    .action(running(async (options) => (await import("./models.ts")).listModels(terminal, options)));
  for (const [verb, description] of [
    ["use", "make it the model of new questions"],
    ["fetch", "fetch its weights, with progress"],
    ["remove", "forget a server, or delete fetched weights"],
  ] as const)
    models
      .command(`${verb} <model>`)
      .description(description)
      .action(
        running(async (options, [id]) =>
          (await import("./models.ts")).changeModel(terminal, options, { verb, id: id ?? "" }),
        ),
      );
  models
    .command("add <server-url>")
    .description("add an OpenAI-compatible model server")
    .option("--model <name>", "the model to ask there")
    .option("--server-key <secret>", "the key of that server")
    .action(running(async (options, [url]) => (await import("./models.ts")).addModel(terminal, options, url ?? "")));

  const keys = program.command("keys").description("List the access keys of programs.");
  keys
    .option("--json", "as JSON")
    .action(running(async (options) => (await import("./keys.ts")).listKeys(terminal, options)));
  keys
    .command("add <name>")
    .description("make a key; its secret is shown once")
    .option("--only-reads", "it may only look")
    .option("--persona <id>", "it may ask only this persona; may be repeated", collect)
    .option("--days <number>", "days it is good for")
    .option("--per-minute <number>", "requests a minute at most")
    .option("--questions-per-hour <number>", "questions an hour at most")
    .action(running(async (options, [name]) => (await import("./keys.ts")).addKey(terminal, options, name ?? "")));
  keys
    .command("revoke <id>")
    .description("end a key at once")
    .action(running(async (options, [id]) => (await import("./keys.ts")).revokeKey(terminal, options, id ?? "")));

  program
    .command("mcp")
    .description("Speak MCP over standard input and output, for programs that start their servers themselves.")
    .action(running(async (options) => (await import("./mcp.ts")).serveMcp(terminal, options)));

  program
    .command("start")
    .description("Start Facet with its page, as `npm start` does.")
    .action(running(async () => (await import("./start.ts")).start()));

  program
    .command("backup <folder>")
    .description(
      "Copy the data folder, also while Facet runs: databases, uploads, pictures and keys, each with its hash.",
    )
    .addHelpText(
      "after",
      "\nThe folder is made; inside one that exists, a folder with the time is. Vectors are left out: they are made again.",
    )
    .action(running(async (_options, [folder]) => (await import("./backup.ts")).backup(terminal, folder ?? "")));

  program
    .command("restore <backup>")
    .description("Put a backup back into the data folder while no Facet runs; what was there is kept beside it.")
    .addHelpText(
      "after",
      "\nThe backup is checked before anything is changed. A *.backup file that an update left in the data folder can be put back too.",
    )
    .option("-y, --yes", "does not ask")
    .action(
      running(async (options, [folder]) => (await import("./backup.ts")).restore(terminal, options, folder ?? "")),
    );

  program
    .command("accounts")
    .description("Accounts of people, where FACET_AUTH is password.")
    .command("reset <email>")
    .description("make a link for a new password, good once: for an admin who has forgotten the own one")
    .action(running(async (_options, [email]) => (await import("./accounts.ts")).resetPassword(terminal, email ?? "")));

  program
    .command("reset")
    .description("Remove all conversations, documents and settings of the data folder.")
    .option("--weights", "removes fetched weights too")
    .option("-y, --yes", "does not ask")
    .action(running(async (options) => (await import("./reset.ts")).reset(terminal, options)));

  program
    .command("eval [documents...]")
    .description(
      "Measure how well Facet cites, refuses and recalls with your own documents and model: those of files and folders, or all that are there. Nothing leaves the machine.",
    )
    .option("-m, --model <id>", "the model that answers: see `facet models`")
    .option("--share <number>", "how much of the measurement, such as 0.2", "1")
    .option("--seed <number>", "other questions for another number", "1")
    .option("--cases <file>", "asks again what was liked or disliked, from an export of feedback")
    .option("--keep", "keeps the conversations and documents it made")
    .option("--json", "scores and misses as JSON")
    .action(running(async (options, files) => (await import("./eval.ts")).evaluate(terminal, options, files)));

  program
    .command("doctor")
    .description("Look at everything Facet needs, and say what to do where something is missing.")
    .option("--json", "as JSON")
    .action(running(async (options) => (await import("./doctor.ts")).doctor(terminal, options)));

  try {
    await program.parseAsync(words, { from: "user" });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    // Commander has said what is wrong; asking for help is nothing wrong.
    return thrown.exitCode === 0 || words.length === 0 ? 0 : exitCodes.usage;
  }
  return exitCode;
}

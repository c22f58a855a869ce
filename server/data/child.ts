// A data process: the only place that runs SQL. Loads a set of files into memory, closes every door, then answers queries.
import { DuckDBInstance } from "@duckdb/node-api";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { DataTable } from "../../pipelines/engine/data.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { answerRequests } from "../processes/answer-requests.ts";
import { dataLimits } from "./limits.ts";
import { loadFile } from "./load-file.ts";
import type { LoadedTable } from "./loaded-table.ts";
import { profileCharts } from "./profile-charts.ts";
import { profileTable } from "./profile-table.ts";
import type { DataFile, FromChild, ToChild } from "./protocol.ts";
import { NotOneSelect, runSelect } from "./run-select.ts";

let connection: DuckDBConnection | undefined;
let tables: readonly LoadedTable[] = [];

async function load(files: readonly DataFile[]): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:", {
    threads: String(dataLimits.threads),
    memory_limit: dataLimits.memory,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    allow_community_extensions: "false",
    temp_directory: "",
  });
  const opened = await instance.connect();
  const names = new Set<string>();
  const loaded: LoadedTable[] = [];
  for (const file of files) loaded.push(...(await loadFile(opened, file, names)));
  // From here on nothing outside can be reached, and nothing of this can be taken back.
  await opened.run("set enable_external_access = false");
  await opened.run("set lock_configuration = true");
  connection = opened;
  tables = loaded;
}

function open(): DuckDBConnection {
  if (!connection) throw new Error("nothing is loaded");
  return connection;
}

async function answer(message: ToChild): Promise<FromChild> {
  const { id } = message;
  switch (message.type) {
    case "load":
      await load(message.files);
      return { type: "loaded", id };
    case "profile": {
      const profiled: DataTable[] = [];
      for (const table of tables) profiled.push(await profileTable(open(), table));
      return { type: "profiled", id, profile: { tables: profiled, charts: await profileCharts(open(), profiled) } };
    }
    case "query":
      return { type: "result", id, result: await runSelect(open(), message.sql) };
  }
}

function failure(id: number, error: unknown): FromChild {
  if (error instanceof FacetError) {
    const { code, facts } = error.data;
    return { type: "unreadable", id, name: String(facts["name"] ?? facts["what"]), tooLarge: code === "too-large" };
  }
  const detail = error instanceof Error ? error.message : String(error);
  return { type: "refused", id, why: error instanceof NotOneSelect ? "select" : "failed", detail };
}

answerRequests((message: ToChild) => answer(message).catch((error: unknown) => failure(message.id, error)));

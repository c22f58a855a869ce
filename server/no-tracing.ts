// Keeps LangChain's tracing off, whatever the environment says: it would send every prompt and answer to LangSmith.

/** What LangChain reads at each call; people who work with it often have one of them set for everything they start. */
const switches = ["LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2"] as const;

export function neverTrace(environment: NodeJS.ProcessEnv): void {
  for (const name of switches) delete environment[name];
}

// Every procedure as a function of the client.
import type { TRPCClient } from "@trpc/client";
import type { AppRouter } from "../api.ts";

export type Api = TRPCClient<AppRouter>;

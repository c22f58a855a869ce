// What the answers below this one hold, on a page without the conversation around it: a shared one.
import { createContext } from "solid-js";

type OutputValues = Readonly<Record<string, unknown>>;

export const LaterOutputs = createContext<() => readonly OutputValues[]>(() => []);

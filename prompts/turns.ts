// A prompt as turns: who the model is, and what it is asked.

export interface Turn {
  readonly role: "system" | "user" | "assistant";
  readonly text: string;
}

export const turns = (system: string, user: string): Turn[] => [
  { role: "system", text: system },
  { role: "user", text: user },
];

import { scriptedModels } from "/work/main/test/support/scripted-model.ts";
import { openServices } from "/work/main/test/support/services.ts";
import { createHttpServer } from "/work/main/server/http.ts";
const text = `Heat flows by itself from **warm to cold**. A heat pump turns that round.\n\n1. A fluid takes up heat outside.\n2. A compressor squeezes it, and it gets hot.\n3. It gives the heat to the house.\n\n| part | job |\n|---|---|\n| evaporator | takes heat in |\n| condenser | gives heat off |\n\n\`\`\`python\ndef cop(heat, work):\n    return heat / work  # 3 to 4\n\`\`\`\n\nThe efficiency is $COP = Q/W$, and\n\n$$\\eta = 1 - \\frac{T_c}{T_h}$$\n\nNext: why it gets harder in frost.\n`;
const models = scriptedModels(({ turns }) => {
  const last = turns.at(-1)?.text ?? "";
  if (last.includes("fail")) return { text: "Half an answer that", delayMs: 30, error: new Error("broken") };
  if (last.includes("long")) return { text: text.repeat(10), delayMs: 20 };
  return { text, delayMs: 30 };
}, { limit: 1 });
const facet = await openServices({ models, folder: process.argv[2] ?? "/tmp/scripted-data" });
const server = createHttpServer(facet.services);
server.listen(Number(process.argv[3] ?? 3999), "127.0.0.1", () => console.log("scripted server at 3999"));

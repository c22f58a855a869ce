import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { keepLoopbackDirect } from "../../../server/http/loopback-direct.ts";

const run = promisify(execFile);
const module = fileURLToPath(new URL("../../../server/http/loopback-direct.ts", import.meta.url));

/** A process behind a proxy that is not there asks a server of this machine, by `fetch` and by `node:http`. */
const asking = (url: string, first: string) => `
  const { get } = await import("node:http");
  ${first}
  const told = (thrown) => thrown.cause?.code ?? thrown.code;
  const byFetch = await fetch("${url}").then(({ status }) => status, told);
  const byHttp = await new Promise((resolve) =>
    get("${url}", ({ statusCode }) => resolve(statusCode)).on("error", (thrown) => resolve(told(thrown))));
  console.log(JSON.stringify([byFetch, byHttp]));
  process.exit();
`;

test.each([
  ["kept direct", `(await import(${JSON.stringify(module)})).keepLoopbackDirect();`, [200, 200]],
  ["left to the proxy", "", ["ECONNREFUSED", "ECONNREFUSED"]],
])(
  "behind a proxy that is not there a server of this machine answers where loopback is %s",
  async (_, first, expected) => {
    const server = createServer((_request, response) => response.end("here")).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const { NO_PROXY: _a, no_proxy: _b, ...rest } = process.env;
    const environment = {
      ...rest,
      NODE_USE_ENV_PROXY: "1",
      HTTP_PROXY: "http://127.0.0.1:9",
      HTTPS_PROXY: "http://127.0.0.1:9",
    };
    try {
      const script = ["--input-type=module", "--eval", asking(url, first)];
      const { stdout } = await run(process.execPath, script, { env: environment });
      expect(JSON.parse(stdout)).toEqual(expected);
    } finally {
      server.close();
    }
  },
);

test.each([
  [{ NODE_USE_ENV_PROXY: "1", NO_PROXY: "*" }, "*"],
  [{ NODE_USE_ENV_PROXY: "0", NO_PROXY: "a.example" }, "a.example"],
  [{}, undefined],
])("%j keeps its list", (environment: NodeJS.ProcessEnv, list) => {
  const own = { ...environment };
  keepLoopbackDirect(own);
  expect(own["NO_PROXY"]).toBe(list);
});

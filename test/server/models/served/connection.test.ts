import { createServer } from "node:http";
import type { IncomingHttpHeaders, RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { bodyText, openConnection } from "../../../../server/models/served/connection.ts";

async function serving(listener: RequestListener): Promise<{ url: string } & AsyncDisposable> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test("a key follows a redirect within its server, and never to another one", async () => {
  const seen: IncomingHttpHeaders[] = [];
  await using other = await serving((request, response) => {
    seen.push(request.headers);
    response.end("there");
  });
  await using own = await serving((request, response) => {
    seen.push(request.headers);
    const location = request.url === "/models" ? "/v1/models" : `${other.url}/v1/models`;
    response.writeHead(307, { location }).end();
  });
  using connection = openConnection();
  const headers = { authorization: "Bearer hush", accept: "application/json" };
  const answer = await connection.ask(`${own.url}/models`, { method: "GET", headers });
  expect(await bodyText(answer)).toBe("there");
  expect(seen.map(({ authorization, accept }) => [authorization, accept])).toEqual([
    ["Bearer hush", "application/json"],
    ["Bearer hush", "application/json"],
    [undefined, "application/json"],
  ]);
});

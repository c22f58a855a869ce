// The real HTTP server over given services, on a free port.
import type { AddressInfo } from "node:net";
import { createHttpServer } from "../../server/http/http-server.ts";
import type { Services } from "../../server/trpc.ts";

export async function listening(services: Services, pageFolder?: string): Promise<{ url: string } & AsyncDisposable> {
  const server = createHttpServer(services, pageFolder);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

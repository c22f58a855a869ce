// An OpenID Connect issuer on this machine, whose person is whom the test says.
import { OAuth2Server } from "oauth2-mock-server";

export interface TestIssuer extends AsyncDisposable {
  readonly url: string;
  /** Whoever signs in next. */
  person: Readonly<Record<string, unknown>>;
  /** What the page's address asked the issuer for. */
  readonly asked: URL[];
  readonly stop: () => Promise<void>;
}

export async function openIssuer(port = 0): Promise<TestIssuer> {
  const server = new OAuth2Server();
  await server.issuer.keys.generate("RS256");
  await server.start(port, "127.0.0.1");
  // Its own name for itself is the one discovery must give.
  server.issuer.url = `http://127.0.0.1:${server.address().port}`;
  const issuer: TestIssuer = {
    url: server.issuer.url,
    person: { sub: "1", email: "ada@example.org", email_verified: true, name: "Ada" },
    asked: [],
    stop: () => server.stop(),
    [Symbol.asyncDispose]: async () => {
      if (server.listening) await server.stop();
    },
  };
  let nonce: string | null = null;
  server.service.on("beforeAuthorizeRedirect", (_redirect: unknown, request: { url?: string }) => {
    const asked = new URL(request.url ?? "", issuer.url);
    issuer.asked.push(asked);
    nonce = asked.searchParams.get("nonce");
  });
  server.service.on("beforeTokenSigning", (token: { payload: Record<string, unknown> }) => {
    Object.assign(token.payload, { aud: "facet", ...(nonce !== null && { nonce }) }, issuer.person);
  });
  return issuer;
}

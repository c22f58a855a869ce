// Loaded before a process of Node's begins (--import): writes each connection and name look-up that it, or a child of it, begins.
import dgram from "node:dgram";
import dns from "node:dns";
import { appendFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

const path = process.env["FACET_TEST_CONNECTIONS"];
const tell = (what: string): void => {
  if (path !== undefined) appendFileSync(path, `${what}\n`);
};

interface Place {
  readonly host?: string;
  readonly port?: number | string;
  readonly path?: string | null;
}

type Method<T, R> = (this: T, ...given: readonly unknown[]) => R;

const connect: unknown = Reflect.get(net.Socket.prototype, "connect");
net.Socket.prototype.connect = function (this: net.Socket, ...given: readonly unknown[]): net.Socket {
  const [first, second] = Array.isArray(given[0]) ? (given[0] as readonly unknown[]) : given;
  const place = typeof first === "object" ? (first as Place) : { port: first as number, host: second as string };
  // A socket of Unix has a path, a request over HTTP an empty one.
  if (!place.path) tell(`${place.host ?? "localhost"}:${place.port}`);
  return (connect as Method<net.Socket, net.Socket>).apply(this, [...given]);
} as typeof net.Socket.prototype.connect;

const send: unknown = Reflect.get(dgram.Socket.prototype, "send");
dgram.Socket.prototype.send = function (this: dgram.Socket, ...given: readonly unknown[]): void {
  tell(
    `udp ${given
      .slice(1)
      .filter((each) => typeof each === "string")
      .join(":")}`,
  );
  (send as Method<dgram.Socket, void>).apply(this, [...given]);
} as typeof dgram.Socket.prototype.send;

for (const name of ["lookup", "resolve", "resolve4", "resolve6"] as const) {
  const [plain, promised] = [dns[name], dns.promises[name]] as unknown as ((...given: readonly unknown[]) => unknown)[];
  const told =
    (inner: typeof plain) =>
    (...given: readonly unknown[]) => {
      tell(`name ${String(given[0])}`);
      return inner?.(...given);
    };
  Object.assign(dns, { [name]: told(plain) });
  Object.assign(dns.promises, { [name]: told(promised) });
}
syncBuiltinESMExports();

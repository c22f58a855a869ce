import { expect, test } from "vitest";
import { FacetError } from "../../../../pipelines/engine/errors.ts";
import { checkedUrl, guardedLookup, refusedAddress } from "../../../../server/models/served/url-guard.ts";

test.each([
  "169.254.169.254",
  "169.254.0.1",
  "0.0.0.0",
  "224.0.0.1",
  "255.255.255.255",
  "240.0.0.1",
  "100.100.100.200",
  "192.0.0.192",
  "fe80::1",
  "febf::1",
  "::",
  "ff02::1",
  "fd00:ec2::254",
  "::ffff:169.254.169.254",
  "::ffff:a9fe:a9fe",
  "64:ff9b::169.254.169.254",
  "2002:a9fe:a9fe::1",
  "not an address",
])("a model server is never looked for at %s", (address) => expect(refusedAddress(address)).not.toBeNull());

test.each([
  "127.0.0.1",
  "::1",
  "::ffff:127.0.0.1",
  "10.0.0.7",
  "172.16.3.4",
  "192.168.1.20",
  "100.64.0.1",
  "fd12:3456::1",
  "93.184.216.34",
  "2606:2800:220:1::1",
])("a model server may live at %s", (address) => expect(refusedAddress(address)).toBeNull());

test.each([
  ["ftp://127.0.0.1/", "no-url"],
  ["file:///etc/passwd", "no-url"],
  ["javascript:alert(1)", "no-url"],
  ["http://user:secret@127.0.0.1:8000", "key-in-url"],
  ["http://169.254.169.254/latest/meta-data", "refused-address"],
  ["http://[fe80::1]:8000/", "refused-address"],
  ["http://[::ffff:169.254.169.254]/", "refused-address"],
  ["http://2852039166/", "refused-address"],
  ["http://0xA9.0xFE.0xA9.0xFE/", "refused-address"],
  ["http://0/", "refused-address"],
  ["nonsense", "no-url"],
])("%s is refused before anything is sent", (url, reason) => {
  const refused = (): URL => checkedUrl(url);
  expect(refused).toThrow(FacetError);
  expect(refused).toThrow(reason);
});

test.each([
  ["http://127.0.0.1:8000/v1/", "http://127.0.0.1:8000/v1"],
  ["http://localhost:11434", "http://localhost:11434/"],
  ["https://models.example/api/v1?x=1#y", "https://models.example/api/v1"],
])("%s is kept as %s", (url, kept) => expect(checkedUrl(url).href).toBe(kept));

test("a name is connected to at the address that was judged", async () => {
  const found = await new Promise<unknown>((resolve, reject) => {
    guardedLookup()("localhost", { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });
  expect(found).toContainEqual(expect.objectContaining({ address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/) }));
});

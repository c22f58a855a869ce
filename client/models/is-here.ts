// Whether a model's server is this machine: then nothing leaves it.

/** True only for an address that never leaves this machine: `127.example.org` is anybody's. */
export function isHere(url: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(URL.parse(url)?.hostname ?? "");
}

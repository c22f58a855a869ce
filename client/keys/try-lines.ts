// The lines by which a new key is tried at once. Pure.

/** A shell takes them as they are: a secret holds letters, digits, - and _ alone. */
export function tryLines(origin: string, secret: string): { readonly setting: string; readonly command: string } {
  return {
    setting: `FACET_KEY=${secret}`,
    command: `curl -H 'Authorization: Bearer ${secret}' ${origin}/trpc/conversations.list`,
  };
}

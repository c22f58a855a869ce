// What this browser keeps of a person's words is not for the next one who signs in here: it goes before anything is read of it.

const ownerKey = "facet.owner";
/** How the page looks is of the browser, not of a person. */
const ofBrowser = new Set(["theme", "language", "reading", "panel"].map((name) => `facet.${name}`));
/** The owner of everything while nobody signs in. */
const firstOwner = "local";

type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem"> & {
  readonly length: number;
  readonly key: Storage["key"];
};

/** Must come before drafts and waiting messages are read. */
export function claimStorage(owner: string, storages: readonly Kept[] = browserStorages()): void {
  const [lasting] = storages;
  if (!lasting || (lasting.getItem(ownerKey) ?? firstOwner) === owner) return;
  for (const storage of storages) {
    const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "");
    for (const name of names) if (name.startsWith("facet.") && !ofBrowser.has(name)) storage.removeItem(name);
  }
  lasting.setItem(ownerKey, owner);
}

function browserStorages(): readonly Kept[] {
  try {
    return [localStorage, sessionStorage];
  } catch {
    // Storage is off: nothing is kept.
    return [];
  }
}

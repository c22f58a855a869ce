// Waits until what was renamed into a folder is on the disk.
import { open } from "node:fs/promises";

/** A rename is on the disk when its folder is; systems that cannot sync a folder do so by themselves. */
export async function syncFolder(path: string): Promise<void> {
  try {
    await using folder = await open(path);
    await folder.sync();
  } catch {
    // Windows opens no folders.
  }
}

import { readdir } from "node:fs/promises";
import { join, posix } from "node:path";

/** Where the modules of the protocol's versions are, from `src/modules`: 6.1, and the later ones. */
const versions = ["", "later/"];
/** Where the modules of another protocol are, a file each. */
export const cstaFolder = "csta";

/** The folders of all modules, those of 6.1 first: `journal`, `later/journal`. */
export async function moduleFolders(root: string): Promise<string[]> {
  const found = versions.map(async (version) => {
    const entries = await readdir(join(root, "src", "modules", version), { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${version}${name}`)
      .filter((folder) => folder !== cstaFolder && !versions.includes(`${folder}/`))
      .toSorted();
  });
  return (await Promise.all(found)).flat();
}

/** The path of a module's files below `src/modules`, without their ending: `later/journal/journal`. */
export function pathOf(folder: string): string {
  return `${folder}/${posix.basename(folder)}`;
}

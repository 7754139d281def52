const works: (() => Promise<void>)[] = [];

/** Has something done after each file of tests that this process runs. */
export function afterEachFile(work: () => Promise<void>): void {
  works.push(work);
}

/** Does what is to be done after a file of tests. */
export async function endFile(): Promise<void> {
  for (const work of works) await work();
}

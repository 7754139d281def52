/** What a process holds. */
export interface Held {
  readonly heap: number;
  readonly buffers: number;
}

/** What this process holds once everything that can go is gone. Needs `--expose-gc`. */
export async function held(): Promise<Held> {
  for (let i = 0; i < 4; i++) {
    globalThis.gc?.();
    await pause(20);
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { heap: heapUsed, buffers: arrayBuffers };
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** How long `vi.waitUntil` waits: what hangs is found, a busy machine is given its time. */
export const inTheEnd = { timeout: 120_000, interval: 5 } as const;

/** Whether an error of SQLite means that another connection holds a lock: also while it recovers the log. */
export function isBusy(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith("SQLITE_BUSY");
}

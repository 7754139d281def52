/** The AsnSystemTime 0 in milliseconds since 1970: 1899-12-30T00:00Z, where OLE automation dates begin. */
export const systemTimeZero = Date.UTC(1899, 11, 30);

/**
 * The AsnSystemTime 0, 1899-12-30T00:00Z, which peers send for a time that there is not: a call that was not
 * connected, a user who is not absent; "" in JSON. It is one Date for all, so do not change it.
 */
export const noTime: Date = new Date(systemTimeZero);

/** Whether a time is {@link noTime}, which stands for "never" or "not yet". */
export function isNoTime(time: Date): boolean {
  return time.getTime() === systemTimeZero;
}

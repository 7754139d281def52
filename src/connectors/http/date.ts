const imfOrOlder = /^[A-Za-z]+, \d\d[ -][A-Za-z]{3}[ -]\d{2,4} \d\d:\d\d:\d\d GMT$/;
const asctime = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/;
const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * Reads an HTTP-date in any of its three forms (RFC 9110 section 5.6.7), or a time of ISO 8601 with an
 * offset, which some clients send in its place.
 * @returns Milliseconds since 1970 UTC; undefined if it is not a date.
 */
export function parseHttpDate(text: string | undefined): number | undefined {
  const date = text?.trim() ?? "";
  // Date.parse reads a time without a zone as local, so it only gets times with a zone.
  const complete = asctime.test(date) ? `${date} GMT` : date;
  if (!imfOrOlder.test(date) && !asctime.test(date) && !iso.test(date)) return undefined;
  const time = Date.parse(complete);
  return Number.isNaN(time) ? undefined : time;
}

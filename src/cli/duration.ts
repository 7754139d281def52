const units: ReadonlyMap<string, number> = new Map([
  ["ms", 1],
  ["s", 1_000],
  ["m", 60_000],
  ["h", 3_600_000],
]);

/** Milliseconds of `10s`, `500ms`, `5m` or `1h`, a number alone being of seconds; undefined for anything else, or over 24 days. */
export function millisecondsOf(text: string): number | undefined {
  const [, number, unit = "s"] = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h)?$/.exec(text) ?? [];
  const milliseconds = Math.round(Number(number) * units.get(unit)!);
  // More is not for a timer of Node.js.
  return milliseconds >= 1 && milliseconds <= 2_147_483_647 ? milliseconds : undefined;
}

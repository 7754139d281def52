/** What README has somebody do who tries the package for the first time, as it is printed. */
export interface FirstHour {
  /** Installs and starts the server. */
  readonly start: string;
  /** Calls an operation, twice. */
  readonly calls: string;
  /** Shows events. */
  readonly watch: string;
  /** Makes some. */
  readonly telephone: string;
}

/** @throws Error if README says it in another way. */
export function firstHourOf(readme: string): FirstHour {
  const [, section = ""] = /^## Try it\n([^]*?)^## /m.exec(readme) ?? [];
  const [start, calls, telephone] = [...section.matchAll(/^```sh\n([^]*?)^```$/gm)].map(
    ([, block]) => block!.trim(),
  );
  const [, watch] = /`(npx rosewire watch [^`]*)`/.exec(section) ?? [];
  if (
    start === undefined ||
    calls === undefined ||
    telephone === undefined ||
    watch === undefined
  ) {
    throw new Error('README has no longer what this looks for under "Try it"');
  }
  return { start, calls, watch, telephone };
}

/** What a server says when it has started. */
export interface Announced {
  readonly line: string;
  /** What listens, and its address; without it, the line is a note. */
  readonly at?: readonly [name: string, url: string];
}

/** As lines for people or, for programs, as a line of JSON. @param more What only programs are told. */
export function announcement(isJson: boolean, all: readonly Announced[], more: object): string {
  if (!isJson) return all.map(({ line }) => `${line}\n`).join("");
  const listening = Object.fromEntries(all.flatMap(({ at }) => (at === undefined ? [] : [at])));
  const notes = all.flatMap(({ line, at }) => (at === undefined ? [line] : []));
  return `${JSON.stringify({ listening, ...more, notes })}\n`;
}

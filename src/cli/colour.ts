/** What colours are used for. */
export type Paint = (what: keyof typeof codes, text: string) => string;

const codes = {
  name: "36",
  text: "32",
  number: "33",
  word: "35",
  error: "31",
  title: "1",
  little: "2",
} as const;

/** A stream that may be a terminal. */
export interface MaybeTerminal {
  readonly isTTY?: boolean;
  hasColors?(): boolean;
}

/** Colours for a terminal that has them, unless NO_COLOR is set; elsewhere the text as it is. */
export function paintFor(stream: MaybeTerminal): Paint {
  if (stream.isTTY !== true || stream.hasColors?.() !== true) return (_what, text) => text;
  return (what, text) => `\u001b[${codes[what]}m${text}\u001b[0m`;
}

const tokens = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d[\d.eE+-]*/g;

/** JSON text in colours. */
export function paintJson(json: string, paint: Paint): string {
  return json.replace(tokens, (token, text?: string, colon?: string) => {
    if (text !== undefined) return colon ? paint("name", text) + colon : paint("text", text);
    return paint(/^[a-z]/.test(token) ? "word" : "number", token);
  });
}

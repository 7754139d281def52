// JSON can have integers that are too long for numbers in JavaScript; these are kept as text.

/** Precedes the digits of an integer that is too long for a number. */
const mark = "\u0000";

/**
 * Parses JSON; an integer of 16 digits and more becomes text, which {@link text} turns back.
 * @throws SyntaxError
 */
export function parse(source: string): unknown {
  const long = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;
  return JSON.parse(
    source.replace(long, (part) => (part.startsWith('"') ? part : `"\\u0000${part}"`)),
  );
}

/** The members of an object in JSON; none if the text is not an object. */
export function members(source: string): Record<string, unknown> {
  try {
    const value = parse(source);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** JSON text of a result of {@link parse}. @param indent Spaces for each level; 2 by default. */
export function text(value: unknown, indent = 2): string {
  return JSON.stringify(value, null, indent).replace(/"\\u0000(-?\d+)"/g, "$1");
}

/** Whether a value is text and not the digits of a long integer. */
export function isText(value: unknown): value is string {
  return typeof value === "string" && !value.startsWith(mark);
}

/** Indents JSON without reading its numbers. */
export function pretty(source: string): string {
  let depth = 0;
  const line = (): string => `\n${"  ".repeat(depth)}`;
  return source.replace(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g, (part, at: number) => {
    if (part === ",") return `,${line()}`;
    if (part === ":") return ": ";
    if (part === "{" || part === "[") {
      if (/^\s*[}\]]/.test(source.slice(at + 1, at + 20))) return part;
      depth++;
      return part + line();
    }
    if (part === "}" || part === "]") {
      if (/[{[]\s*$/.test(source.slice(Math.max(0, at - 20), at))) return part;
      depth--;
      return line() + part;
    }
    return part;
  });
}

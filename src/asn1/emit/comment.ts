const lineWidth = 100;

/**
 * A documentation comment as lines, none for an empty text: one line if it fits, or else
 * wrapped. What would end the comment is broken up.
 */
export function docComment(text: string, indent = ""): string[] {
  const safe = text.replaceAll("*/", "*\\/").trim();
  if (safe === "") return [];
  const single = `${indent}/** ${safe} */`;
  if (single.length <= lineWidth && !safe.includes("\n")) return [single];
  const lines = safe
    .split("\n")
    .flatMap((line) => wrap(line.trim(), lineWidth - indent.length - 3));
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`];
}

/** Comment lines with `//`. */
export function lineComment(text: string): string[] {
  return text
    .split("\n")
    .flatMap((line) => wrap(line.trim(), lineWidth - 3))
    .map((line) => `// ${line}`.trimEnd());
}

/** Breaks between words; `{@link X}` stays in one piece. */
function wrap(text: string, width: number): string[] {
  const lines = [""];
  for (const word of text.split(/ (?![^{}]*\})/)) {
    const last = lines.at(-1) as string;
    if (last === "") lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

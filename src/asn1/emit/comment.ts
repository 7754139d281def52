const lineWidth = 100;

/**
 * A documentation comment as lines, none for an empty text: one line if it fits, or else
 * wrapped. Characters that would end the comment are separated.
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
  for (const word of pieces(text)) {
    const last = lines.at(-1) as string;
    if (last === "") lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The pieces between spaces; a piece inside an open brace is joined to the one before it. */
function pieces(text: string): string[] {
  const words = text.split(" ");
  const found: string[][] = [];
  let open = false;
  for (const word of words.toReversed()) {
    if (open) found.at(-1)!.push(word);
    else found.push([word]);
    const brace = /[{}]/.exec(word);
    if (brace !== null) open = brace[0] === "}";
  }
  return found.toReversed().map((piece) => piece.toReversed().join(" "));
}

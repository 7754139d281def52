/** Lines of emitted JavaScript, indented by the brackets that are open where each begins. */
export function indented(source: string): string {
  let depth = 0;
  let text = "";
  for (const raw of source.split("\n")) {
    const line = raw.trim();
    const brackets = line.replace(/"(?:[^"\\]|\\.)*"/g, "").replace(/[^()[\]{}]/g, "");
    const closing = /^[)\]}]*/.exec(brackets)![0].length;
    const leading = /^[)\]}]/.test(line) ? closing : 0;
    text += `${"  ".repeat(depth - leading)}${line}\n`;
    for (const bracket of brackets) depth += "([{".includes(bracket) ? 1 : -1;
  }
  return text;
}

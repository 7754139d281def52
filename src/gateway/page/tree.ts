import { make } from "./dom.js";

/** Shows what octets consist of, a line for each element, or why they cannot be shown. */
export function showTree(place: HTMLElement, tree: string | undefined, fault = ""): void {
  const lines = tree === undefined ? [fault] : tree.split("\n");
  const kind = (line: string): string => (tree === undefined ? "other" : kindOf(line));
  place.replaceChildren(...lines.map((line) => make("li", line, { class: kind(line) })));
}

/** The colour of a line of the tree. */
function kindOf(line: string): string {
  if (/SEQUENCE|SET/.test(line)) return "constructed";
  if (/invoke|\[\d+\]/.test(line)) return "context";
  if (/INTEGER|REAL|BOOLEAN|ENUMERATED/.test(line)) return "number";
  return /String|OCTET/.test(line) ? "text" : "other";
}

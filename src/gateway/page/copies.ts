import { ways, written } from "./copy.js";
import { $, json, make } from "./dom.js";
import { current } from "./operations.js";
import { userName } from "./session.js";

/** Makes a button for each way to write the call down. */
export function makeCopies(): void {
  for (const way of ways) {
    const button = make("button", way, { type: "button" });
    button.addEventListener("click", () => void copy(way));
    $("ways").append(button);
  }
}

async function copy(way: (typeof ways)[number]): Promise<void> {
  const operation = current();
  if (operation === undefined) return;
  const area = $<HTMLTextAreaElement>("copy");
  area.hidden = false;
  try {
    const argument = json().value.trim() === "" ? "{}" : json().value;
    const base = new URL(".", location.href).href.replace(/\/$/, "");
    area.value = `${written(way, { ...operation, argument, user: userName(), base })}\n`;
  } catch {
    area.hidden = true;
    $("copied").textContent = "The argument is not JSON.";
    return;
  }
  area.select();
  try {
    await navigator.clipboard.writeText(area.value);
    $("copied").textContent = "It is in the clipboard.";
  } catch {
    // Without HTTPS, or if the user does not want it, a page has no clipboard.
    $("copied").textContent = "It is marked: copy it with Ctrl+C.";
  }
}

import { stderr } from "node:process";

let isJson = false;

/** In which form notices are written: that of what the command prints, which only the whole command line tells. */
export function noticesAre(form: "json" | "text"): void {
  isJson = form === "json";
}

/** Tells on stderr what happens beside what a command prints: in a line of text, or of JSON. */
export function notice(message: string): void {
  write(message, `rosewire: ${message}`);
}

/** The same for what names its subject itself: a warning with its file, a summary. */
export function remark(message: string): void {
  write(message, message);
}

function write(message: string, text: string): void {
  stderr.write(isJson ? `${JSON.stringify({ notice: { message } })}\n` : `${text}\n`);
}

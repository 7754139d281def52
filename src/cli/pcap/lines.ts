import { quoted } from "../../rose/internal-dump.js";
import type { Connection, Way } from "./connections.js";
import type { Place } from "./segment.js";

/** A place as addresses are written: `127.0.0.1:7222`, `[::1]:7222`. */
export function placeText({ host, port }: Place): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}

/** From where a message went, and to where. */
export function ends({ client, server }: Connection, way: Way): { from: string; to: string } {
  const [from, to] = way === "to server" ? [client, server] : [server, client];
  return { from: placeText(from), to: placeText(to) };
}

/** The last moment that a Date can be. */
const LAST = 8.64e15;

/** A time of a capture; undefined if it has none, or one that cannot be. */
export function timeText(time: number | undefined): string | undefined {
  return time === undefined || !(Math.abs(time) <= LAST) ? undefined : new Date(time).toISOString();
}

/** Milliseconds with as many digits as captures usually have. */
export function milliseconds(time: number): number {
  return Math.round(time * 1000) / 1000;
}

/** A text in one line that is not longer than this, in which a terminal finds nothing to obey. */
export function inOneLine(text: string, most: number): string {
  const shown = text.length > most ? text.slice(0, most).toWellFormed() : text;
  const escaped = quoted(shown)
    .slice(1, -1)
    .replaceAll(/\\(["\\])/g, "$1");
  return text.length > most ? `${escaped} ..` : escaped;
}

import { printable } from "../log.js";

/**
 * An operation as peers are told of it. A name is cut if it is long, because the peer itself may have chosen it.
 * @param id 0 if there is only a name.
 */
export function named(id: number, name: string | undefined): string {
  if (name === undefined || name === "") return `operation ${id}`;
  return id === 0 ? printable(name) : `${printable(name)} (${id})`;
}

/** What the peer is told of an operation that there is not, or that nobody handles: the details of the reject. */
export function nobodyServes(id: number, name: string | undefined): string {
  return `nobody serves ${named(id, name)}`;
}

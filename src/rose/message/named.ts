import type { Event, Operation } from "../../codec/index.js";
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

/**
 * The id of an operation or event in the envelope of the UCServer, which has numbers only.
 * @throws TypeError for one whose code is an object identifier.
 */
export function idOf(token: Operation | Event): number {
  const { id } = token;
  return id !== 0 || typeof token.code === "number" ? id : noNumber(token);
}

function noNumber({ name, code }: Operation | Event): never {
  throw new TypeError(`${name} has the code ${code}, and the protocol ucserver has numbers only`);
}

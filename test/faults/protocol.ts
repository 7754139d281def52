import {
  event,
  INTEGER,
  OCTET_STRING,
  operation,
  sequence,
  UTF8String,
} from "../../src/codec/index.js";

/** A small protocol whose messages say for whom they are meant. */

export interface Note {
  /** Whose it is. */
  owner: string;
  number: number;
  filling: Uint8Array;
}
export const Note = sequence<Note>("Note", () => [
  ["owner", UTF8String],
  ["number", INTEGER],
  ["filling", OCTET_STRING],
]);

export interface Claim {
  owner: string;
}
export const Claim = sequence<Claim>("Claim", () => [["owner", UTF8String]]);

export interface Refused {
  iErrorDetail: number;
}
export const Refused = sequence<Refused>("Refused", () => [["iErrorDetail", INTEGER]]);

// No two of these numbers differ in the bit alone that the proxy turns to corrupt a message.

/** Tells the server who the connection, or a new session of this name on it, is. */
export const claim = operation("claim", 40, () => ({
  argument: Claim,
  result: Claim,
  error: Refused,
}));

/** Gives back what it is given, with the owner that the other side knows the session as. */
export const mirror = operation("mirror", 10, () => ({
  argument: Note,
  result: Note,
  error: Refused,
}));

export const openSession = operation("openSession", 43, () => ({
  argument: Claim,
  result: Claim,
  error: Refused,
}));

export const news = event("news", 21, () => Note);

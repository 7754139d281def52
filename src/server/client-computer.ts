import { sessionKey, type Session } from "../rose/index.js";

const stated = sessionKey<string>("client computer");

/** No computer has a longer name, so the rest of a text is no part of one. */
const longest = 256;

/** Notes the name of the computer that the client of a session has given when it logged on. */
export function noteClientComputer(session: Session, name: string): void {
  // Half a character cannot be sent.
  session.set(stated, name.slice(0, longest).toWellFormed());
}

/** The computer of a session's client, as it says; empty if it has said nothing. */
export function clientComputer(session: Session): string {
  return session.get(stated) ?? "";
}

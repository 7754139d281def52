import type { AsnClientCapabilitiesV2 } from "../../../modules/later/client-capabilities/client-capabilities.js";
import type { Session } from "../../../rose/index.js";

/** What the connections of each contact have said of themselves. */
export class Capabilities {
  readonly #bySession = new Map<
    Session,
    { contact: string; capabilities: AsnClientCapabilitiesV2 }
  >();
  readonly #byContact = new Map<string, Set<Session>>();

  /** Replaces what a session has said before. */
  set(session: Session, contact: string, capabilities: AsnClientCapabilitiesV2): void {
    this.remove(session);
    this.#bySession.set(session, { contact, capabilities });
    const sessions = this.#byContact.get(contact);
    if (sessions === undefined) this.#byContact.set(contact, new Set([session]));
    else sessions.add(session);
  }

  /** Forgets a session; gives the contact for which it had said something. */
  remove(session: Session): string | undefined {
    const contact = this.#bySession.get(session)?.contact;
    if (contact === undefined) return undefined;
    this.#bySession.delete(session);
    const sessions = this.#byContact.get(contact);
    sessions?.delete(session);
    if (sessions?.size === 0) this.#byContact.delete(contact);
    return contact;
  }

  /** The union over a contact's connections. Pairs that have one name and different values all stay. */
  of(contact: string): AsnClientCapabilitiesV2 {
    const numbers = new Set<number>();
    const pairs = new Map<string, { key: string; value: string }>();
    for (const session of this.#byContact.get(contact) ?? []) {
      const { capabilities } = this.#bySession.get(session) ?? {};
      for (const number of capabilities?.eClientCapabilities ?? []) numbers.add(number);
      for (const pair of capabilities?.customCapabilities ?? []) {
        pairs.set(JSON.stringify([pair.key, pair.value]), pair);
      }
    }
    return {
      eClientCapabilities: [...numbers].toSorted((a, b) => a - b),
      customCapabilities: [...pairs.values()],
    };
  }
}

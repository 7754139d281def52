import { nameOf, type Contact, type Presence, type PresenceCall } from "./values.js";

/** A user with his presence. */
export interface Person {
  readonly id: string;
  readonly state: number;
  readonly contact: Contact;
  readonly absence: Presence["asnAbsentState"];
  readonly note: string;
  readonly lines: NonNullable<Presence["seqPhoneLines"]>;
  readonly calls: ReadonlyMap<string, PresenceCall>;
}

/** What is done with a call of a presence (AsnPresenceAction). */
const ended = 2;

/** Users whose presence has been told, by their names. */
export class People {
  readonly #people = new Map<string, Person>();

  get all(): readonly Person[] {
    return [...this.#people.values()].toSorted((one, other) =>
      nameOf(one.contact).localeCompare(nameOf(other.contact)),
    );
  }

  /** The name of the user who has a line; "" if that is not known. */
  ownerOf(uri: string): string {
    for (const { lines, contact } of this.#people.values()) {
      if (lines.some(({ u8sLinePhoneNumber }) => u8sLinePhoneNumber === uri))
        return nameOf(contact);
    }
    return "";
  }

  /** Takes users as they are, instead of those before. */
  list(presences: readonly Presence[]): void {
    this.#people.clear();
    for (const presence of presences) {
      this.#people.set(presence.u8sContactId, merged(blankPerson(presence), presence));
    }
  }

  /** Takes an event. */
  event(name: string, argument: unknown): void {
    if (name === "asnRemovePresence") {
      this.#people.delete((argument as { readonly u8sContactID: string }).u8sContactID);
    } else if (name === "asnUpdatePresence") {
      const { presence } = argument as { readonly presence: Presence };
      const person = this.#people.get(presence.u8sContactId);
      if (person !== undefined) this.#people.set(person.id, merged(person, presence));
    }
  }
}

function blankPerson({ u8sContactId: id }: Presence): Person {
  const none = { contact: {}, absence: undefined, note: "", lines: [], calls: new Map() };
  return { id, state: 0, ...none };
}

function merged(person: Person, presence: Presence): Person {
  const { iPresenceState, asnRemoteContact, asnAbsentState, asnCustomNote } = presence;
  const calls = new Map(person.calls);
  for (const call of presence.seqCalls ?? []) {
    if (call.iAction === ended) calls.delete(call.u8sConnectionID);
    else calls.set(call.u8sConnectionID, call);
  }
  return {
    id: person.id,
    state: iPresenceState ?? person.state,
    contact: asnRemoteContact ?? person.contact,
    absence: asnAbsentState ?? person.absence,
    note: asnCustomNote?.u8sNote ?? person.note,
    lines: presence.seqPhoneLines ?? person.lines,
    calls,
  };
}

/** The numbers at which a user can be called, each once. */
export function numbersOf({ lines, contact }: Person): readonly string[] {
  const numbers = lines.map(({ u8sLineNumber }) => u8sLineNumber);
  const { u8sPhoneBusiness = "", u8sPhoneMobile = "" } = contact;
  return [...new Set([...numbers, u8sPhoneBusiness, u8sPhoneMobile])].filter(Boolean).slice(0, 4);
}

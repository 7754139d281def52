import type { AsnClientCapabilitiesV2 } from "../../../modules/later/client-capabilities/client-capabilities.js";
import type { Session } from "../../../rose/index.js";

/** What the connections of one contact may say together. */
export interface CapabilityLimits {
  readonly numbers: number;
  readonly pairs: number;
  /** Characters of all pairs. */
  readonly characters: number;
}

/** What the connections of each contact have said of themselves. */
export class Capabilities {
  readonly #limits: CapabilityLimits;
  readonly #saidBy = new Map<Session, { contact: string; capabilities: AsnClientCapabilitiesV2 }>();
  readonly #unions = new Map<string, Union>();

  constructor(limits: CapabilityLimits) {
    this.#limits = limits;
  }

  /**
   * Replaces what a session has said before.
   * @returns Whether anything is another than before; undefined if it would be too much: then nothing is changed.
   */
  set(
    session: Session,
    contact: string,
    capabilities: AsnClientCapabilitiesV2,
  ): boolean | undefined {
    const union = this.#unions.get(contact) ?? new Union();
    const before = this.#saidBy.get(session)?.capabilities;
    // What is replaced takes no room.
    const gone = before === undefined ? new Set() : union.remove(before);
    const come = union.add(capabilities);
    if (!union.isWithin(this.#limits)) {
      union.remove(capabilities);
      if (before !== undefined) union.add(before);
      return undefined;
    }
    this.#saidBy.set(session, { contact, capabilities });
    this.#unions.set(contact, union);
    return gone.size !== come.size || [...come].some((one) => !gone.has(one));
  }

  /**
   * Forgets a session.
   * @returns The contact, if it has lost anything by that.
   */
  remove(session: Session): string | undefined {
    const said = this.#saidBy.get(session);
    if (said === undefined) return undefined;
    this.#saidBy.delete(session);
    const union = this.#unions.get(said.contact);
    const gone = union?.remove(said.capabilities).size ?? 0;
    if (union?.isEmpty === true) this.#unions.delete(said.contact);
    return gone > 0 ? said.contact : undefined;
  }

  /** The union over a contact's connections. Pairs that have one name and different values all stay. */
  of(contact: string): AsnClientCapabilitiesV2 {
    return this.#unions.get(contact)?.value ?? { eClientCapabilities: [], customCapabilities: [] };
  }
}

/** What several have said, each thing with the number of those who have. */
class Union {
  readonly #numbers = new Map<number, number>();
  readonly #pairs = new Map<string, number>();
  #characters = 0;

  get isEmpty(): boolean {
    return this.#numbers.size + this.#pairs.size === 0;
  }

  get value(): AsnClientCapabilitiesV2 {
    return {
      eClientCapabilities: [...this.#numbers.keys()].toSorted((a, b) => a - b),
      customCapabilities: [...this.#pairs.keys()].map((text) => {
        const [key, value] = JSON.parse(text) as [string, string];
        return { key, value };
      }),
    };
  }

  isWithin({ numbers, pairs, characters }: CapabilityLimits): boolean {
    return (
      this.#numbers.size <= numbers && this.#pairs.size <= pairs && this.#characters <= characters
    );
  }

  /** @returns What was not there before. */
  add(capabilities: AsnClientCapabilitiesV2): Set<number | string> {
    return this.#count(capabilities, 1);
  }

  /** @returns What is there no more. */
  remove(capabilities: AsnClientCapabilitiesV2): Set<number | string> {
    return this.#count(capabilities, -1);
  }

  #count(
    { eClientCapabilities, customCapabilities }: AsnClientCapabilitiesV2,
    more: 1 | -1,
  ): Set<number | string> {
    const changed = new Set<number | string>();
    for (const number of new Set(eClientCapabilities)) {
      if (count(this.#numbers, number, more)) changed.add(number);
    }
    for (const [text, characters] of pairsOf(customCapabilities)) {
      if (!count(this.#pairs, text, more)) continue;
      this.#characters += more * characters;
      changed.add(text);
    }
    return changed;
  }
}

/** Each pair once, as a text, with its characters. */
function pairsOf(pairs: AsnClientCapabilitiesV2["customCapabilities"]): Map<string, number> {
  return new Map(
    pairs.map(({ key, value }) => [JSON.stringify([key, value]), key.length + value.length]),
  );
}

/** @returns Whether it has come or gone. */
function count<T>(counts: Map<T, number>, one: T, more: 1 | -1): boolean {
  const before = counts.get(one) ?? 0;
  if (before + more === 0) counts.delete(one);
  else counts.set(one, before + more);
  return before === 0 || before + more === 0;
}

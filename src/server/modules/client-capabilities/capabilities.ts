import type { AsnClientCapabilitiesV2 } from "../../../modules/later/client-capabilities/client-capabilities.js";
import type { Session } from "../../../rose/index.js";

/** What the connections of one contact may say together. */
export interface CapabilityLimits {
  readonly numbers: number;
  readonly pairs: number;
  /** Characters of all pairs. */
  readonly characters: number;
}

/** What is said of one contact. */
class Said {
  /** By the connections to this server. */
  readonly own = new Union();
  /** By these, and on other servers. */
  readonly all = new Union();
  /** On other servers, by each of them. */
  others: readonly AsnClientCapabilitiesV2[] = [];
}

/** What the connections of each contact have said of themselves. */
export class Capabilities {
  readonly #limits: CapabilityLimits;
  readonly #saidBy = new Map<Session, { contact: string; capabilities: AsnClientCapabilitiesV2 }>();
  readonly #said = new Map<string, Said>();

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
    const said = this.#said.get(contact) ?? new Said();
    const before = this.#saidBy.get(session)?.capabilities ?? nothing;
    const isChanged = said.all.replace([before], [capabilities]);
    if (!said.all.isWithin(this.#limits)) {
      said.all.replace([capabilities], [before]);
      return undefined;
    }
    said.own.replace([before], [capabilities]);
    this.#saidBy.set(session, { contact, capabilities });
    this.#keep(contact, said);
    return isChanged;
  }

  /**
   * Forgets a session.
   * @returns The contact of which it has said anything, and whether that is another now.
   */
  remove(session: Session): { readonly contact: string; readonly isChanged: boolean } | undefined {
    const before = this.#saidBy.get(session);
    if (before === undefined) return undefined;
    const { contact, capabilities } = before;
    this.#saidBy.delete(session);
    const said = this.#said.get(contact) ?? new Said();
    said.own.replace([capabilities], []);
    const isChanged = said.all.replace([capabilities], []);
    this.#keep(contact, said);
    return { contact, isChanged };
  }

  /**
   * Replaces what is said of a contact on other servers. They have counted what there was when they allowed it.
   * @returns Whether anything is another than before.
   */
  setOthers(contact: string, others: readonly AsnClientCapabilitiesV2[]): boolean {
    const said = this.#said.get(contact) ?? new Said();
    const isChanged = said.all.replace(said.others, others);
    said.others = others;
    this.#keep(contact, said);
    return isChanged;
  }

  /** What the contact's connections to this server say; undefined if that is nothing. */
  own(contact: string): AsnClientCapabilitiesV2 | undefined {
    const own = this.#said.get(contact)?.own;
    return own === undefined || own.isEmpty ? undefined : own.value;
  }

  /** The union over a contact's connections. Pairs that have one name and different values all stay. */
  of(contact: string): AsnClientCapabilitiesV2 {
    return this.#said.get(contact)?.all.value ?? nothing;
  }

  /** Keeps what is said of a contact, unless that is nothing: some may have said that they can do nothing. */
  #keep(contact: string, said: Said): void {
    if (said.all.isEmpty) this.#said.delete(contact);
    else this.#said.set(contact, said);
  }
}

const nothing: AsnClientCapabilitiesV2 = { eClientCapabilities: [], customCapabilities: [] };

/** What several have said, each thing with the number of those who have. */
class Union {
  readonly #numbers = new Map<number, number>();
  readonly #pairs = new Map<string, number>();
  #characters = 0;
  /** Until something else is said. */
  #value: AsnClientCapabilitiesV2 | undefined;

  get isEmpty(): boolean {
    return this.#numbers.size + this.#pairs.size === 0;
  }

  get value(): AsnClientCapabilitiesV2 {
    return (this.#value ??= {
      eClientCapabilities: [...this.#numbers.keys()].toSorted((a, b) => a - b),
      customCapabilities: [...this.#pairs.keys()].map((text) => {
        const [key, value] = JSON.parse(text) as [string, string];
        return { key, value };
      }),
    });
  }

  isWithin({ numbers, pairs, characters }: CapabilityLimits): boolean {
    return (
      this.#numbers.size <= numbers && this.#pairs.size <= pairs && this.#characters <= characters
    );
  }

  /**
   * Has some say something else.
   * @returns Whether anything has come or gone by that.
   */
  replace(
    before: readonly AsnClientCapabilitiesV2[],
    now: readonly AsnClientCapabilitiesV2[],
  ): boolean {
    this.#value = undefined;
    const gone = new Set(before.flatMap((one) => [...this.#count(one, -1)]));
    const come = new Set(now.flatMap((one) => [...this.#count(one, 1)]));
    return gone.size !== come.size || [...come].some((one) => !gone.has(one));
  }

  /** @returns What was not there before, or is there no more. */
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

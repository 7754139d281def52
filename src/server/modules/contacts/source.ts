import type { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import type {
  AsnDatabaseEntryID,
  AsnDatabaseFindOption,
  AsnDBPhoneBook,
} from "../../../modules/general/general.js";
import type { Unit } from "../../database/index.js";
import type { UserPrincipal } from "../../kernel/index.js";

/** The fields by which contacts are found. */
export const searchFields = [
  "first-name",
  "last-name",
  "company",
  "customer",
  "department",
  "street",
  "place",
  "number",
  "mail",
  /** Whatever is in first, last or display name, company, or user name. */
  "any-name",
  /** A user defined field: its name, "=", its value. */
  "custom",
] as const;

/** A field by which contacts are found. */
export type SearchField = (typeof searchFields)[number];

/** A field, and how its text has to begin. */
export type Term = readonly [field: SearchField, text: string];

/** What is searched for. */
export interface Criteria {
  /** The texts that all have to match, in the form of the keys of contacts; at least one, and none is empty. */
  readonly terms: readonly Term[];
  /** How many contacts are wanted. */
  readonly most: number;
  /** Whether users who may not log on are left out. */
  readonly onlyEnabledUsers: boolean;
  /** Room for the octets of all contacts that the search returns, whatever their source is. */
  readonly room: Room;
}

/** Room for octets. */
export class Room {
  #left: number;

  constructor(octets: number) {
    this.#left = octets;
  }

  /** Takes some of it. Returns false if there is not enough: then there is none any more. */
  take(octets: number): boolean {
    this.#left = octets > this.#left ? 0 : this.#left - octets;
    return this.#left > 0;
  }
}

/** A place where contacts are searched: the users of the server, or a phone book. */
export interface ContactSource {
  /** The name by which clients choose it (`u8slistDatabaseNames`); unique, compared without regard to case. */
  readonly name: string;
  /** The value of `u8sEntryIDDB` in its contacts (manual line 5699). */
  readonly database: string;
  /** Set for a phone book: then a search needs the right `phone-books`, and clients are told of it. */
  readonly phoneBook?: AsnDBPhoneBook;
  /** Finds contacts. Those that it returns have the triple by which {@link get} finds them again. */
  find(
    unit: Unit<any>,
    criteria: Criteria,
    principal: UserPrincipal,
  ): Promise<AsnNetDatabaseContact[]>;
  /** The contact with a reference; undefined if there is none that the principal may see. */
  get(
    unit: Unit<any>,
    store: string,
    entry: string,
    principal: UserPrincipal,
  ): Promise<AsnNetDatabaseContact | undefined>;
}

/** What a search has found. */
export interface Found {
  readonly contacts: AsnNetDatabaseContact[];
  readonly phoneBooks: AsnDBPhoneBook[];
}

/**
 * A place outside the server where contacts are searched. To ask it takes time, so that is never done in a unit. None of its functions rejects:
 * what does not answer has nothing.
 */
export interface RemoteSource {
  /** The name by which clients choose it, as for {@link ContactSource}. */
  readonly name: string;
  find(options: AsnDatabaseFindOption, signal: AbortSignal): Promise<Found>;
  /** The contact with a reference. */
  get(
    reference: AsnDatabaseEntryID,
    signal: AbortSignal,
  ): Promise<AsnNetDatabaseContact | undefined>;
  /** The phone books that it has. */
  phoneBooks(signal: AbortSignal): Promise<AsnDBPhoneBook[]>;
}

/** The sources of contacts; other modules add theirs when they are set up. */
export class ContactSources {
  readonly #sources = new Map<string, ContactSource>();
  readonly #others: (() => readonly ContactSource[])[] = [];
  readonly #remote: (() => readonly RemoteSource[])[] = [];

  /** Adds a source. @throws Error if there is one with this name. */
  add(source: ContactSource): void {
    const key = source.name.toLowerCase();
    if (this.#sources.has(key)) throw new Error(`there are two sources called ${source.name}`);
    this.#sources.set(key, source);
  }

  /** Adds sources that come and go. Called for each search, so it must be fast; none of them may have a name that {@link has}. */
  addSome(list: () => readonly ContactSource[]): void {
    this.#others.push(list);
  }

  /** Adds sources outside the server, which come and go. */
  addRemote(list: () => readonly RemoteSource[]): void {
    this.#remote.push(list);
  }

  /** Whether a source has been added with this name. */
  has(name: string): boolean {
    return this.#sources.has(name.toLowerCase());
  }

  /** All sources, in the order in which they were added; those that come and go are the last. */
  get all(): readonly ContactSource[] {
    return [...this.#sources.values(), ...this.#others.flatMap((list) => list())];
  }

  /** The sources outside the server. */
  get remote(): readonly RemoteSource[] {
    return this.#remote.flatMap((list) => list());
  }
}

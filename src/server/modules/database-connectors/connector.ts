import type { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import {
  asnFindDBContacts,
  asnGetPhoneBooks,
  type AsnDatabaseEntryID,
  type AsnDatabaseFindOption,
  type AsnDBPhoneBook,
  type AsnFindDBContactsArgument,
} from "../../../modules/general/general.js";
import type { Operation } from "../../../codec/index.js";
import type { Session } from "../../../rose/index.js";
import { linesOf } from "../../../rose/internal.js";
import type { Found, RemoteSource } from "../contacts/api.js";
import { connectorLimits as limits } from "./limits.js";

/** How long a connector may take to answer, in milliseconds. */
const patience = 10_000;

/** What a {@link Connector} depends on. */
export interface ConnectorParts {
  readonly session: Session;
  /** The reference by which it logs off. */
  readonly reference: number;
  readonly name: string;
  /** Whether the account may still be a connector. */
  readonly isCurrent: () => Promise<boolean>;
}

/** A database elsewhere, which is asked over the connection on which its connector has logged in. */
export class Connector implements RemoteSource {
  readonly session: Session;
  readonly reference: number;
  readonly name: string;
  readonly #isCurrent: () => Promise<boolean>;
  #asked = 0;

  constructor({ session, reference, name, isCurrent }: ConnectorParts) {
    this.session = session;
    this.reference = reference;
    this.name = name;
    this.#isCurrent = isCurrent;
  }

  async find(findoptions: AsnDatabaseFindOption, signal: AbortSignal): Promise<Found> {
    const answer = await this.#find({ findoptions }, signal);
    return { contacts: answer?.contactList ?? [], phoneBooks: booksOf(answer?.phonebookList) };
  }

  async get(
    entryid: AsnDatabaseEntryID,
    signal: AbortSignal,
  ): Promise<AsnNetDatabaseContact | undefined> {
    return (await this.#find({ entryid }, signal))?.contactList[0];
  }

  async phoneBooks(signal: AbortSignal): Promise<AsnDBPhoneBook[]> {
    return booksOf((await this.#ask(asnGetPhoneBooks, {}, signal))?.phonebooks);
  }

  #find(argument: AsnFindDBContactsArgument, signal: AbortSignal) {
    return this.#ask(asnFindDBContacts, argument, signal);
  }

  /** Returns undefined if it does not answer, or has been asked too much already. */
  async #ask<A, R>(
    operation: Operation<A, R, any>,
    argument: A,
    signal: AbortSignal,
  ): Promise<R | undefined> {
    if (this.#asked >= limits.asked) return undefined;
    this.#asked++;
    try {
      if (!(await this.#isCurrent())) return undefined;
      return await this.session.invoke(operation, argument, { timeout: patience, signal });
    } catch (err) {
      const { connection } = this.session;
      const facts = { database: this.name };
      const message = "database connector does not answer";
      if (!signal.aborted) linesOf(connection).warn(connection, facts, message, { err });
      return undefined;
    } finally {
      this.#asked--;
    }
  }
}

/** Phone books as clients are told of them. */
function booksOf(books: readonly AsnDBPhoneBook[] = []): AsnDBPhoneBook[] {
  return books.slice(0, limits.phoneBooks).map(({ u8sName, u8sInfo, iCapabilities, iType }) => ({
    u8sName: shortened(u8sName, limits.name),
    u8sInfo: shortened(u8sInfo, limits.info),
    ...{ iCapabilities, iType, errors: [] },
  }));
}

function shortened(text: string, most: number): string {
  // Half a character cannot be sent.
  return text.slice(0, most).toWellFormed();
}

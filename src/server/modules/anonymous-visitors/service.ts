import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import type { Unit } from "../../database/index.js";
import {
  invalid,
  RequestError,
  RequestErrorDetail,
  requireStorableText,
  type UnitOfWork,
} from "../../kernel/index.js";
import { visitorContact } from "./contact.js";
import { visitorLimits as limits } from "./limits.js";
import * as store from "./store.js";
import { visitorChanged } from "./topics.js";

// Units of other modules are accepted too, and their types do not include these tables.
type Tables = Unit<any>;
type Changing = Pick<UnitOfWork<any>, "db" | "publish">;

/** A visitor that an administrator has set up. */
export interface Visitor {
  /** The name with which the visitor logs on. It never changes. */
  readonly name: string;
  /** What is said of the visitor. */
  readonly contact: AsnNetDatabaseContact;
  /** Whether a token is the visitor's. */
  accepts(token: string): boolean;
}

/** The anonymous visitors that administrators have set up. Everything is done in the caller's unit. */
export class Visitors {
  /** The visitor with a hint. */
  async find(unit: Tables, hint: string): Promise<Visitor | undefined> {
    if (!isHint(hint)) return undefined;
    return visitorOf(await store.find(unit, hint));
  }

  /** The visitor who logs on with a name. */
  async named(unit: Tables, name: string): Promise<Visitor | undefined> {
    return visitorOf(await store.findByName(unit, name));
  }

  /**
   * Sets a visitor's token, for a visitor who is not known yet too.
   * @throws RequestError 4 for a text that is empty, too long or has NUL; 5 for too many visitors.
   */
  async setToken(unit: Changing, hint: string, token: string): Promise<void> {
    if (token === "" || token.length > limits.token) {
      throw invalid(`A token has 1 to ${limits.token} characters`);
    }
    const before = await this.#before(unit, hint);
    await store.store(unit.db, { ...before, token: fingerprint(hint, token) });
  }

  /**
   * Sets what is said of a visitor, for one who is not known yet too. Ids and rights are not kept.
   * @throws RequestError as {@link setToken}; 5 for too much.
   */
  async setContact(unit: Changing, hint: string, given: AsnNetDatabaseContact): Promise<void> {
    const contact = visitorContact(given);
    if (contact === undefined) throw tooMuch(`At most ${limits.contact} octets about a visitor`);
    const before = await this.#before(unit, hint);
    await store.store(unit.db, { ...before, contact: AsnNetDatabaseContact.encode(contact) });
    unit.publish(visitorChanged, { name: before.name, contact });
  }

  /** Removes a visitor; returns whether there was one. */
  async remove({ db, publish }: Changing, hint: string): Promise<boolean> {
    const row = isHint(hint) ? await store.find(db, hint) : undefined;
    if (row === undefined) return false;
    await store.remove(db, hint);
    publish(visitorChanged, { name: row.name });
    return true;
  }

  async #before({ db }: Changing, hint: string): Promise<store.VisitorRow> {
    requireStorableText(hint, "The hint");
    if (!isHint(hint)) throw invalid(`A hint has 1 to ${limits.hint} characters`);
    const row = await store.find(db, hint);
    if (row !== undefined) return row;
    if ((await store.countVisitors(db)) >= limits.visitors) {
      throw tooMuch(`At most ${limits.visitors} visitors`);
    }
    return { hint, name: `visitor-${randomUUID()}`, token: "", contact: noContact };
  }
}

const noContact = AsnNetDatabaseContact.encode({});

function isHint(hint: string): boolean {
  return hint !== "" && hint.length <= limits.hint && !hint.includes("\0");
}

/** Stands for a token in the database, from which nobody learns it. The hint makes it another one for each visitor. */
function fingerprint(hint: string, token: string): string {
  return createHash("sha256")
    .update(JSON.stringify([hint, token]))
    .digest("hex");
}

function visitorOf(row: store.VisitorRow | undefined): Visitor | undefined {
  if (row === undefined) return undefined;
  return {
    name: row.name,
    contact: AsnNetDatabaseContact.decode(row.contact),
    accepts(token) {
      if (row.token === "" || token.length > limits.token) return false;
      const given = Buffer.from(fingerprint(row.hint, token));
      return timingSafeEqual(given, Buffer.from(row.token));
    },
  };
}

function tooMuch(text: string): RequestError {
  return new RequestError(RequestErrorDetail.limitExceeded, text);
}

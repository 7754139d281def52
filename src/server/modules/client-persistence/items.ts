import { EncodedList } from "../../../codec/index.js";
import {
  asnClientPersistenceEvent,
  AsnClientPersistenceItem,
  AsnClientPersistenceResultDetailsEnum,
  type AsnClientPersistenceEventArgument,
} from "../../../modules/client-persistence/client-persistence.js";
import type { Session } from "../../../rose/index.js";
import {
  changesSent,
  Follower,
  OwnChanges,
  RequestError,
  type FollowedChanges,
  type BareRequest,
  type ModuleContext,
  type Subscriptions,
  type UserPrincipal,
} from "../../kernel/index.js";
import type { Place, Places } from "./places.js";
import type { ItemTables } from "./schema.js";
import type { Changed, ItemRules, StoreContents } from "./service.js";
import { databaseReplaced, itemsChanged, passedOn, type PassedOn } from "./topics.js";

const { noerror, dataaccessdenied, invalidsubscription, revisionoutdated } =
  AsnClientPersistenceResultDetailsEnum.values;

/** To how many stores a session may subscribe. */
const mostStores = 1_000;

/** A change that a session of this server has made, and that is to be answered. */
interface Own {
  readonly session: Session;
  readonly id: string;
  isAnswered: boolean;
}

type Request = BareRequest<UserPrincipal>;

/**
 * The item stores as sessions use them. All that a session gets of items, answers and the changes of others, it gets in the order of
 * revisions, so a client that knows the last revision it was told has missed nothing before it.
 */
export class Items {
  readonly #module: ModuleContext<ItemTables>;
  readonly #rules: ItemRules;
  readonly #places: Places;
  readonly #subscribers: Subscriptions<string>;
  readonly #databaseSubscribers: Subscriptions<string>;
  /** Changes that are to be answered, by their revisions. */
  readonly #own = new OwnChanges<Own>();
  #follower: Follower<PassedOn> | undefined;

  constructor(module: ModuleContext<ItemTables>, rules: ItemRules, places: Places) {
    this.#module = module;
    this.#rules = rules;
    this.#places = places;
    this.#subscribers = module.subscriptions(passedOn, {
      key: ({ place }) => place,
      event: asnClientPersistenceEvent,
      view: ({ place, revision }, principal, session) => {
        if (principal?.kind !== "user" || !places.mayRead(principal, place)) return undefined;
        const own = this.#own.of(String(revision));
        if (own?.session !== session) return "";
        own.isAnswered = true;
        return own.id;
      },
      argument: eventOf,
      most: mostStores,
    });
    this.#databaseSubscribers = module.subscriptions(databaseReplaced, {
      key: () => "",
      event: asnClientPersistenceEvent,
      argument: ({ databaseId: u8sDatabaseID }) => ({
        iResult: noerror,
        u8sCrossRefID: "",
        u8sDatabaseID,
      }),
    });
    module.on(itemsChanged, ({ revision }) => this.#follower?.heard(revision));
    module.cluster.onGap(() => this.#follower?.look());
    module.onOpen(() => this.#begin());
    module.onClose(() => this.#follower?.close());
  }

  /** Subscribes a session to a store. */
  async subscribe(
    { principal, session, signal }: Request,
    store: string,
    id: string,
  ): Promise<void> {
    const { key } = this.#places.find(principal, store);
    // Who comes from another server may know what has not been passed on here yet, and is not to be told of it again.
    const { revision } = await this.databaseState();
    await this.#after(revision, signal);
    try {
      this.#subscribers.add(session, key);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      throw new RequestError(invalidsubscription, error.message, { cause: error });
    }
    this.#databaseSubscribers.add(session, "");
    const { databaseId } = await this.databaseState();
    this.#emit(session, { iResult: noerror, u8sCrossRefID: id, u8sDatabaseID: databaseId });
  }

  /** Ends the subscription of a session to a store. */
  unsubscribe({ principal, session }: Request, store: string, id: string): void {
    const { key } = this.#places.find(principal, store);
    if (!this.#subscribers.remove(session, key)) throw notSubscribed();
    this.#emit(session, { iResult: noerror, u8sCrossRefID: id });
  }

  /** Changes an item, and answers when the change comes to its turn. */
  async change(
    { principal, session, signal }: Request,
    store: string,
    id: string,
    work: (unit: any, place: Place) => Promise<Changed>,
  ): Promise<void> {
    const place = this.#placeOf(principal, session, store);
    if (!this.#places.mayWrite(principal, place)) {
      throw new RequestError(dataaccessdenied, "The store may not be changed");
    }
    const own: Own = { session, id, isAnswered: false };
    const { revision } = await this.#own.make(
      own,
      () =>
        this.#module.write(async ({ db, publish }) => {
          const changed = await work(db, place);
          publish(itemsChanged, { revision: changed.revision });
          return changed;
        }),
      (changed) => String(changed.revision),
    );
    await this.#after(revision, signal);
    this.#own.forget(String(revision));
    // Not if the session may not read the store any more, or changes cannot be read.
    if (!own.isAnswered) this.#emit(session, { iResult: noerror, u8sCrossRefID: id });
  }

  /** Reads items, and sends them in their place among the changes. */
  async read(
    { principal, session, signal }: Request,
    store: string,
    id: string,
    work: (unit: any, place: Place) => Promise<StoreContents>,
  ): Promise<void> {
    const place = this.#placeOf(principal, session, store);
    const subscribers = this.#subscribers;
    try {
      const contents = await this.#module.read(({ db }) => work(db, place), {
        session,
        signal,
        large: true,
        // Not before: what is withheld takes memory, and the turn does not come as long as the client takes nothing.
        begins: () => subscribers.hold(session),
      });
      const { revision: read } = contents;
      await this.#after(read, signal);
      const isSifted = subscribers.sift(session, ({ revision }: PassedOn) =>
        revision <= read ? "send" : "keep",
      );
      if (!isSifted) throw new RequestError(revisionoutdated, "Too much has changed meanwhile");
      this.#emit(session, answerOf(contents, id));
    } finally {
      subscribers.release(session);
    }
  }

  /** The id of the database, and the revision of the last change. */
  databaseState(): Promise<{ readonly databaseId: string; readonly revision: number }> {
    return this.#module.read(({ db }) => this.#rules.state(db));
  }

  /** Removes all items of all stores and gives the database another id, of which subscribers are told. */
  async replaceDatabase(): Promise<void> {
    await this.#module.write(async ({ db, publish }) =>
      publish(databaseReplaced, { databaseId: await this.#rules.replace(db) }),
    );
  }

  /** Reads what has changed after a revision. */
  async #changes(after: number): Promise<FollowedChanges<PassedOn>> {
    const changes = await this.#module.read(({ db }) =>
      this.#rules.changes(db, after, (space) => this.#subscribers.keys(`${space}/`)),
    );
    await this.#own.settled();
    return changes;
  }

  async #begin(): Promise<void> {
    const { log, tell } = this.#module;
    const { revision: from } = await this.databaseState();
    this.#follower = new Follower<PassedOn>({
      from,
      log,
      read: (after) => this.#changes(after),
      deliver: (change) => tell(passedOn, change),
    });
  }

  #placeOf(principal: UserPrincipal, session: Session, store: string): Place {
    const place = this.#places.find(principal, store);
    if (this.#subscribers.has(session, place.key)) return place;
    throw notSubscribed();
  }

  /** Resolves when all changes up to a revision have been sent to those who are subscribed, or when the time for the request is over. */
  #after(revision: number, signal: AbortSignal): Promise<void> {
    const { principals } = this.#module;
    return changesSent(this.#follower, revision, { principals, signal });
  }

  #emit(session: Session, argument: unknown): void {
    if (session.ended || !session.connection.open) return;
    session.emit(asnClientPersistenceEvent, argument as AsnClientPersistenceEventArgument);
  }
}

function notSubscribed(): RequestError {
  return new RequestError(invalidsubscription, "The session is not subscribed to this store");
}

function listOf(items: Uint8Array): EncodedList<AsnClientPersistenceItem> {
  return new EncodedList(AsnClientPersistenceItem, items.length === 0 ? [] : [items]);
}

function answerOf({ revision, items, removed }: StoreContents, u8sCrossRefID: string): unknown {
  return {
    iResult: noerror,
    u8sCrossRefID,
    iGlobalRevision: revision,
    changedItems: listOf(items),
    ...(removed.length > 0 && { deletedItems: listOf(removed) }),
  };
}

/** The event for a change. Without an item, subscribers have to read everything again. */
function eventOf(
  { revision, removed, item }: PassedOn,
  u8sCrossRefID: string,
): AsnClientPersistenceEventArgument {
  if (item.length === 0) return { iResult: revisionoutdated, u8sCrossRefID };
  const argument = { iResult: noerror, u8sCrossRefID, iGlobalRevision: revision };
  const items = [AsnClientPersistenceItem.decode(item)];
  return removed ? { ...argument, deletedItems: items } : { ...argument, changedItems: items };
}

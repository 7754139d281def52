import { randomUUID } from "node:crypto";
import {
  asnClientContentChanged,
  AsnChangeClientContentFlags,
  asnClientContentTaggedIDsChanged,
  type AsnChangeClientContentArgument,
} from "../../../modules/client-contacts-list/client-contacts-list.js";
import { sessionKey, type Session } from "../../../rose/index.js";
import {
  changesSent,
  Follower,
  OwnChanges,
  RequestError,
  RequestErrorDetail,
  type BareRequest,
  type ModuleContext,
  type Subscriptions,
  type UserPrincipal,
} from "../../kernel/index.js";
import type { ContentTables } from "./schema.js";
import { isLong, type ContentRules } from "./service.js";
import { contentChanged, passedOn, tagsChanged, type PassedOn } from "./topics.js";
import { changeEvent, updateEvent, wantedBy, type Wanted } from "./views.js";

const positions = AsnChangeClientContentFlags.values;
/** The bits of `iFlags` of a change (manual line 21228). */
const updateOriginator = 1 << positions.eUPDATEORIGINATOR;
const fullUpdate = 1 << positions.eFULLUPDATE;

type Request = BareRequest<UserPrincipal>;

/** A session that has changed something. */
interface Own {
  readonly session: Session;
  /** Whether it wants to be told of it too. */
  readonly isTold: boolean;
  /** Whether it has replaced everything. */
  readonly isFull: boolean;
}

/** The contents of users as sessions use them. Subscribers get changes in the order of revisions, none left out. */
export class Contents {
  readonly #module: ModuleContext<ContentTables>;
  readonly #rules: ContentRules;
  readonly #subscribers: Subscriptions<number>;
  readonly #tagSubscribers: Subscriptions<number>;
  /** What a session has subscribed to, as a text. */
  readonly #wanted = sessionKey<string>("wanted of client content");
  /** The revision of the tags that a session knows. */
  readonly #knownTags = sessionKey<number>("known tags");
  readonly #tagger = sessionKey<string>("tagger");
  readonly #own = new OwnChanges<Own>();
  /** For each user whose content is followed. */
  readonly #followers = new Map<number, Follower<PassedOn>>();
  /** The last revisions that were heard of, of users whose content is followed. */
  readonly #heard = new Map<number, number>();
  /** When the last request of each session has been answered; they are carried out one after the other. */
  readonly #last = new WeakMap<Session, Promise<unknown>>();

  constructor(module: ModuleContext<ContentTables>, rules: ContentRules) {
    this.#module = module;
    this.#rules = rules;
    this.#subscribers = module.subscriptions(passedOn, {
      key: ({ owner }) => owner,
      event: asnClientContentChanged,
      view: ({ owner, revision, isFull }, _, session) => {
        const own = this.#own.of(`${owner}/${revision}`);
        // Everything may contain changes of others, of which the session has not been told.
        const isNews = own?.session !== session || own.isTold || (isFull && !own.isFull);
        if (!isNews) return undefined;
        return session.get(this.#wanted);
      },
      argument: (change, wanted: string) => changeEvent(change, JSON.parse(wanted) as Wanted),
      most: 1,
    });
    this.#tagSubscribers = module.subscriptions(tagsChanged, {
      key: ({ owner }) => owner,
      event: asnClientContentTaggedIDsChanged,
      view: ({ revision, by }, _, session) => {
        // Of changes that come out of order only the latest counts.
        if (revision <= (session.get(this.#knownTags) ?? 0)) return undefined;
        session.set(this.#knownTags, revision);
        return session.get(this.#tagger) === by ? undefined : "";
      },
      argument: ({ ids, revision }) => ({ u8sTaggedIDs: [...ids], iRevision: revision }),
      most: 1,
    });
    module.on(contentChanged, ({ owner, revision }) => this.#hear(owner, revision));
    module.cluster.onGap(() => {
      for (const follower of this.#followers.values()) follower.look();
    });
    module.principals.onEnd((session, principal) => {
      session.delete(this.#knownTags);
      if (principal.kind === "user") this.#tidy(principal.user.id);
    });
    module.onClose(() => {
      for (const follower of this.#followers.values()) follower.close();
    });
  }

  /**
   * Subscribes a session to the content of its user, and sends it what has changed since the revision that it knows.
   * @returns The present revision.
   */
  subscribe(
    request: Request,
    known: number,
    flags: number | undefined,
    clusters: readonly string[] | undefined,
  ): Promise<number> {
    const wanted = wantedBy(flags, clusters);
    return this.#inTurn(request, () => this.#subscribe(request, known, wanted));
  }

  unsubscribe({ session, principal }: Pick<Request, "session" | "principal">): void {
    this.#subscribers.clear(session);
    this.#tidy(principal.user.id);
  }

  /** Changes the content of a user. @returns The new revision, when everything before it has been sent to the session. */
  change(request: Request, argument: AsnChangeClientContentArgument): Promise<number> {
    if ((argument.iFlags & ~(updateOriginator | fullUpdate)) !== 0) {
      throw new RequestError(RequestErrorDetail.invalidArgument, "There are no such iFlags");
    }
    return this.#inTurn(request, () => this.#change(request, argument));
  }

  /** From now on a session gets the ids that its user tags, beginning with the present ones. */
  async subscribeToTags({ session, principal }: Request): Promise<void> {
    const owner = principal.user.id;
    const subscribers = this.#tagSubscribers;
    subscribers.add(session, owner);
    subscribers.hold(session);
    try {
      const { revision, ids } = await this.#module.read(({ db }) => this.#rules.tags(db, owner));
      subscribers.sift(session, (value) => (value.revision <= revision ? "drop" : "keep"));
      const argument = { u8sTaggedIDs: [...ids], iRevision: revision };
      if (!session.ended) session.emit(asnClientContentTaggedIDsChanged, argument);
    } finally {
      subscribers.release(session);
    }
  }

  /** Replaces the ids that a user has tagged. @returns The new revision. */
  async saveTags({ session, principal }: Request, ids: readonly string[]): Promise<number> {
    const owner = principal.user.id;
    let by = session.get(this.#tagger);
    if (by === undefined) session.set(this.#tagger, (by = randomUUID()));
    const tagger = by;
    return await this.#module.write(async ({ db, publish }) => {
      const revision = await this.#rules.setTags(db, owner, ids);
      publish(tagsChanged, { owner, revision, ids, by: tagger });
      return revision;
    });
  }

  /** Does the work of a request of a session after those before it have been answered. */
  async #inTurn({ session, afterAnswer }: Request, work: () => Promise<number>): Promise<number> {
    const before = this.#last.get(session) ?? Promise.resolve();
    let answered = (): void => {};
    const last = new Promise<void>((resolve) => (answered = resolve));
    this.#last.set(session, last);
    await before;
    try {
      const revision = await work();
      // What is after the answer is sent after it, so that the client knows on what it is based.
      afterAnswer(() => {
        this.#subscribers.release(session);
        answered();
      });
      return revision;
    } catch (error) {
      this.#subscribers.release(session);
      answered();
      throw error;
    }
  }

  async #change(
    { session, principal, signal }: Request,
    argument: AsnChangeClientContentArgument,
  ): Promise<number> {
    const { iFlags: flags } = argument;
    const owner = principal.user.id;
    const isFull = (flags & fullUpdate) !== 0;
    const own = { session, isTold: (flags & updateOriginator) !== 0, isFull };
    const keyOf = (revision: number): string => `${owner}/${revision}`;
    const revision = await this.#own.make(
      own,
      () =>
        this.#module.write(
          async ({ db, publish }) => {
            const changed = await this.#rules.change(db, owner, argument, isFull);
            publish(contentChanged, { owner, revision: changed });
            return changed;
          },
          { long: isLong(argument) },
        ),
      keyOf,
    );
    if (this.#subscribers.has(session, owner)) await this.#after(session, owner, revision, signal);
    this.#own.forget(keyOf(revision));
    return revision;
  }

  async #subscribe(
    { session, principal, signal }: Request,
    known: number,
    wanted: Wanted,
  ): Promise<number> {
    const owner = principal.user.id;
    const form = wanted.pictures ? "contact" : "plain";
    const subscribers = this.#subscribers;
    let isSubscribed = false;
    try {
      const difference = await this.#module.read(
        ({ db }) => this.#rules.since(db, owner, form, known),
        {
          session,
          signal,
          large: true,
          // Not before: what is withheld takes memory, and the turn does not come as long as the client takes nothing.
          begins: () => {
            subscribers.add(session, owner);
            session.set(this.#wanted, JSON.stringify(wanted));
            subscribers.hold(session);
          },
        },
      );
      const { revision } = difference;
      this.#follow(owner, revision);
      await this.#after(session, owner, revision, signal);
      if (!subscribers.sift(session, (value) => (value.revision <= revision ? "drop" : "keep"))) {
        const { limitExceeded } = RequestErrorDetail;
        throw new RequestError(limitExceeded, "Too much has changed meanwhile");
      }
      const event = updateEvent(difference, known, wanted);
      if (event !== undefined && !session.ended) session.emit(asnClientContentChanged, event);
      isSubscribed = true;
      return revision;
    } finally {
      // Without what was to be sent, a client could not make sense of later changes.
      if (!isSubscribed) this.unsubscribe({ session, principal });
    }
  }

  #hear(owner: number, revision: number): void {
    if (!this.#subscribers.isFollowed(owner)) return this.#tidy(owner);
    this.#heard.set(owner, Math.max(revision, this.#heard.get(owner) ?? 0));
    this.#followers.get(owner)?.heard(revision);
  }

  /** Begins to follow the content of a user, of which a revision is known, unless it is followed. */
  #follow(owner: number, from: number): void {
    if (this.#followers.has(owner) || !this.#subscribers.isFollowed(owner)) return;
    const { log, tell, read } = this.#module;
    const follower = new Follower<PassedOn>({
      from,
      log,
      read: async (after) => {
        const changes = await read(({ db }) => this.#rules.changes(db, owner, after));
        await this.#own.settled();
        return changes;
      },
      deliver: (change) => tell(passedOn, change),
    });
    this.#followers.set(owner, follower);
    // A later change may have been heard of since the revision was read.
    follower.heard(this.#heard.get(owner) ?? 0);
  }

  /** Ends to follow the content of a user if no session is subscribed to it. */
  #tidy(owner: number): void {
    if (this.#subscribers.isFollowed(owner)) return;
    this.#followers.get(owner)?.close();
    this.#followers.delete(owner);
    this.#heard.delete(owner);
  }

  /**
   * Resolves when all changes up to a revision have been sent, or when the time for the request is over. From that moment on the session's events are
   * withheld.
   */
  #after(session: Session, owner: number, revision: number, signal: AbortSignal): Promise<void> {
    const { principals } = this.#module;
    const hold = () => this.#subscribers.hold(session);
    return changesSent(this.#followers.get(owner), revision, { principals, signal }, hold);
  }
}

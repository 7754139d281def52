import { SharedEvent, type InvokeContext, type RoseLog, type Session } from "../../rose/index.js";
import type { Unit } from "../database/index.js";
import type { Request, UnitOfWork } from "./module.js";
import type { Principal } from "./principal.js";
import { keyOf, type UnitKey } from "./unit-key.js";
import type { Publication, Topics } from "./topic.js";

/** The parts of the kernel that requests need. */
export interface RequestParts {
  readonly topics: Topics;
  readonly log: RoseLog;
}

/** A unit that collects what is to be published once it has been committed. */
export class ActiveUnit<T> implements UnitOfWork<T> {
  readonly #unit: Unit<T> | undefined;
  #publications: Publication[] | undefined;
  /** What the database calls the unit, if it has what is published. */
  key: UnitKey | undefined;

  /** @param unit Undefined for a route without a unit. */
  constructor(unit: Unit<T> | undefined) {
    this.#unit = unit;
  }

  get db(): Unit<T> {
    if (this.#unit === undefined) throw new Error('a route whose unit is "none" has no database');
    return this.#unit;
  }

  // Routes destructure requests, `{ db, publish }`, so this is a function that needs no `this`. It is made only when it is read.
  get publish(): UnitOfWork<T>["publish"] {
    return (topic, value) => void (this.#publications ??= []).push({ topic, value });
  }

  /** What the unit has published. */
  get publications(): readonly Publication[] {
    return this.#publications ?? [];
  }

  /** Passes on what the unit has published. Does not throw. */
  tell(topics: Topics): void {
    if (this.#publications === undefined) return;
    const { key } = this;
    for (const [part, { topic, value }] of this.#publications.entries()) {
      topics.publish(topic, value, key && keyOf({ ...key, part }));
    }
  }
}

/** A request that is being carried out. */
export class ActiveRequest<T> extends ActiveUnit<T> implements Request<T, Principal | undefined> {
  readonly principal: Principal | undefined;
  readonly #context: InvokeContext;
  #replies: SharedEvent<any>[] | undefined;
  #later: (() => void)[] | undefined;

  constructor(context: InvokeContext, principal: Principal | undefined, unit: Unit<T> | undefined) {
    super(unit);
    this.#context = context;
    this.principal = principal;
  }

  get session(): Session {
    return this.#context.session;
  }

  get signal(): AbortSignal {
    return this.#context.signal;
  }

  get reply(): Request<T>["reply"] {
    const reply: Request<T>["reply"] = (event, argument) => {
      (this.#replies ??= []).push(new SharedEvent(event, argument, undefined, reply));
    };
    return reply;
  }

  get afterAnswer(): Request<T>["afterAnswer"] {
    return (work) => void (this.#later ??= []).push(work);
  }

  /** Called when the route has run and its unit is committed, just before the answer. Does not throw. */
  done({ topics, log }: RequestParts): void {
    if (this.#replies !== undefined) this.#send(this.#replies, log);
    this.tell(topics);
    if (this.#later === undefined) return;
    for (const work of this.#later) {
      // By then the answer has been written.
      setImmediate(() => {
        try {
          work();
        } catch (err) {
          log.error({ operation: this.#context.operation.name, err }, "what was left to do failed");
        }
      });
    }
  }

  #send(replies: readonly SharedEvent<any>[], log: RoseLog): void {
    const { connection, id } = this.session;
    try {
      for (const reply of replies) {
        if (!connection.open) return;
        connection.send(reply.message(connection.encoding, id));
      }
    } catch (err) {
      log.error({ operation: this.#context.operation.name, err }, "a reply cannot be sent");
    }
  }
}

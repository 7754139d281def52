/** Names a value that a session keeps, with its type; made by {@link sessionKey}. */
export interface SessionKey<T> {
  readonly description: string;
  /** Only for the type checker: the type of the value. */
  readonly _value?: T;
}

/**
 * Makes a key for {@link Session.get} and {@link Session.set}. Two keys are never the same,
 * whatever their description.
 */
export function sessionKey<T>(description: string): SessionKey<T> {
  return { description };
}

/**
 * What is remembered between the invokes of one peer: who it is, and whatever the handlers
 * keep under keys of their own. A connection has one from the start to its end.
 */
export class Session {
  /** The session id of multi-user mode; undefined for the connection's own session. */
  readonly id: string | undefined;
  /** Who is logged on: set by the handler of the logon, undefined before. */
  user: string | undefined = undefined;
  #values: Map<SessionKey<unknown>, unknown> | undefined;

  constructor(id?: string) {
    this.id = id;
  }

  get<T>(key: SessionKey<T>): T | undefined {
    return this.#values?.get(key) as T | undefined;
  }

  set<T>(key: SessionKey<T>, value: T): void {
    (this.#values ??= new Map()).set(key, value);
  }

  /** Forgets a value; gives whether there was one. */
  delete(key: SessionKey<unknown>): boolean {
    return this.#values?.delete(key) ?? false;
  }
}

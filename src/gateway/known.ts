import type { Event, Operation } from "../codec/index.js";
import { exchangedFor } from "../modules/exchanged-ids.js";
import { formOf } from "../modules/later/forms.js";
import { besideOwn, laterRegistry } from "../modules/later/registry.js";
import {
  offeredBy,
  tokensOf,
  type Modules,
  type ProtocolVersion,
  type Registry,
} from "../modules/registry.js";
import type { GivenArgument, RoseMessage } from "../rose/index.js";
import type { Describe } from "./docs.js";
import { unknownOperation } from "./failure.js";
import { isForClients } from "./operations.js";
import { byName } from "./raw.js";
import type { Served } from "./served.js";
import type { Upstream } from "./upstream.js";

/** Finds an operation or event by id or by name; an id that both versions use, as one of 6.1 by default. */
export type FindOperation = (
  idOrName: number | string,
  version?: ProtocolVersion,
) => Operation | Event | undefined;

/** What there is under `/ws/client` besides operations. */
export const paths: readonly string[] = [
  "answer",
  "createsession",
  "destroysession",
  "events",
  "websocket",
];

/**
 * The operations, events and types that a web service knows: the built-in ones of both versions, those of modules that it has
 * been given, and those that the server behind it serves and sends. It looks at the latter when something
 * is first asked for, because modules may be added to a server until it opens.
 */
export class Known {
  /** What is said of what is not built in. */
  readonly about: Describe | undefined;
  readonly #modules: Modules;
  readonly #server: Pick<Upstream, "served" | "serves">;
  #registry: Registry | undefined;
  /** What has been found once: this is asked for with each call. */
  readonly #ofPaths = new Map<string, Operation | Event>();
  readonly #asked = new WeakMap<Operation, Operation>();

  constructor(modules: Modules, server: Pick<Upstream, "served" | "serves">, about?: Describe) {
    this.about = about;
    this.#modules = modules;
    this.#server = server;
  }

  get registry(): Registry {
    return (this.#registry ??= this.#collect());
  }

  /** What the server serves; undefined if that is unknown. */
  get served(): Served | undefined {
    return this.#server.served?.();
  }

  /** Whether there is anything besides the built-in modules. */
  get hasOwn(): boolean {
    return this.registry !== laterRegistry();
  }

  /** @throws Error for two operations with the same id or name, or one with the name of a route. */
  check(): void {
    this.#collect();
  }

  readonly find: FindOperation = (idOrName, version) =>
    this.registry.findOperation(idOrName, version)?.operation;

  /**
   * The operation or event that a message of a client is for: it counts what its id means in the version of the session or, if
   * that is 0, the name; ids of the manual's list that version 8 has the other way round may mean either. As long as the session has not shown that it is one of version 8, an id with two meanings is
   * taken for the one that is named besides. Of the forms that it has in both versions, it is the one of the argument.
   */
  meant(message: RoseMessage, version: ProtocolVersion): Operation | Event | undefined {
    const { operationID: id, operationName } = message;
    const named = operationName === undefined ? undefined : this.#named(operationName);
    const isNamed = id === 0 || (version === "6.1" && named?.id === id);
    const found = isNamed ? named : this.find(exchangedFor(id, message) ?? id, version);
    return found && this.inForm(found, message, version);
  }

  /**
   * An operation or event in the form that an argument has, or else in that of the session's version, if it has its id and name in both
   * versions of the interface; otherwise itself.
   */
  inForm<T extends Operation | Event>(token: T, given: GivenArgument, version: ProtocolVersion): T {
    const found = this.find(token.id, formOf(token, given) ?? version);
    return found?.name === token.name && found.kind === token.kind ? (found as T) : token;
  }

  /**
   * The operation or event of a path.
   * @throws Failure 404 if there is none, or it is not for clients.
   */
  ofPath(name: string): Operation | Event {
    const before = this.#ofPaths.get(name);
    if (before !== undefined) return before;
    const found = this.#named(name);
    if (found === undefined || !isForClients(found)) throw unknownOperation(found?.id ?? 0, name);
    this.#ofPaths.set(name, found);
    return found;
  }

  /** Whether clients can call it. Of a server of which it is unknown what it serves, they can call everything. */
  isServed(token: Operation | Event): boolean {
    if (!isForClients(token)) return false;
    return token.kind === "event" || this.#server.serves?.(this.asked(token)) !== false;
  }

  /**
   * Like {@link ofPath}, for a call.
   * @throws Failure 404, also for an operation that the server is known not to serve.
   */
  servedOfPath(name: string): Operation | Event {
    const found = this.ofPath(name);
    if (this.isServed(found)) return found;
    throw unknownOperation(found.id, name);
  }

  /**
   * An operation as the server has to be asked for it: without its id if that means another one in the other version, because
   * the server's session need not have the version of the client's.
   */
  asked(operation: Operation): Operation {
    const before = this.#asked.get(operation);
    if (before !== undefined) return before;
    const { id } = operation;
    const isOne = this.find(id, "6.1")?.name === this.find(id, "8")?.name;
    const asked = isOne ? operation : byName(operation);
    this.#asked.set(operation, asked);
    return asked;
  }

  /** Only a whole name counts: neither the digits of an id nor a name with its module. */
  #named(name: string): Operation | Event | undefined {
    const found = this.find(name);
    return found?.name === name ? found : undefined;
  }

  #collect(): Registry {
    const offered = this.served === undefined ? [] : offeredBy(this.served);
    const own = [...tokensOf(this.#modules), ...offered.map(({ operation }) => operation)];
    const registry = besideOwn(own).with(this.#modules).withOperations(offered);
    for (const name of paths) {
      const found = registry.findOperation(name);
      if (found === undefined) continue;
      throw new Error(
        `${name} (${found.id}) of ${found.module} has the name of /ws/client/${name}`,
      );
    }
    return registry;
  }
}

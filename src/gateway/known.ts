import type { Event, Operation } from "../codec/index.js";
import { builtInRegistry, type Modules, type Registry } from "../modules/registry.js";
import type { Describe } from "./docs.js";
import { unknownOperation } from "./failure.js";
import { isForClients } from "./operations.js";
import type { Served } from "./served.js";
import type { Upstream } from "./upstream.js";

/** Finds an operation or event by id or by name. */
export type FindOperation = (idOrName: number | string) => Operation | Event | undefined;

/** What there is under `/ws/client` besides operations. */
const paths = ["answer", "createsession", "destroysession", "events", "websocket"];

/**
 * The operations, events and types that a web service knows: the built-in ones, those of modules that it has
 * been given, and those that the server behind it serves and sends. It looks at the latter when something
 * is first asked for, because modules may be added to a server until it opens.
 */
export class Known {
  /** What is said of what is not built in. */
  readonly about: Describe | undefined;
  readonly #modules: Modules;
  readonly #server: Pick<Upstream, "served" | "serves">;
  #registry: Registry | undefined;

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
    return this.registry !== builtInRegistry();
  }

  /** @throws Error for two operations with the same id or name, or one with the name of a route. */
  check(): void {
    this.#collect();
  }

  readonly find: FindOperation = (idOrName) => this.registry.findOperation(idOrName)?.operation;

  /**
   * The operation or event of a path.
   * @throws Failure 404 if there is none, or it is not for clients.
   */
  ofPath(name: string): Operation | Event {
    const found = this.find(name);
    if (found === undefined || found.name !== name || !isForClients(found))
      throw unknownOperation(0, name);
    return found;
  }

  /** Whether clients can call it. Of a server of which it is unknown what it serves, they can call everything. */
  readonly isServed = (token: Operation | Event): boolean =>
    isForClients(token) && (token.kind === "event" || this.#server.serves?.(token) !== false);

  /**
   * Like {@link ofPath}, for a call.
   * @throws Failure 404, also for an operation that the server is known not to serve.
   */
  servedOfPath(name: string): Operation | Event {
    const found = this.ofPath(name);
    if (this.isServed(found)) return found;
    throw unknownOperation(found.id, name);
  }

  #collect(): Registry {
    const { routes = [], sent = [] } = this.served ?? {};
    const registry = builtInRegistry()
      .with(this.#modules)
      .withOperations(routes)
      .withOperations(sent.map(({ module, event }) => ({ module, operation: event })));
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

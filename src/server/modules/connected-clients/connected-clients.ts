import {
  asnMyUpdateConnectedClientList,
  type AsnClientInfo,
} from "../../../modules/general/general.js";
import type { Session } from "../../../rose/index.js";
import { clientComputer } from "../../client-computer.js";
import type { ModuleContext } from "../../kernel/index.js";
import { applicationOf } from "../authentication/api.js";

/** How many clients of a user are listed, and told: those that have logged on last. */
const mostListed = 50;

/** A client that is logged on. */
interface ConnectedClient {
  readonly since: Date;
  /** Whether it is told. */
  follows: boolean;
}

/** The clients of each user that are logged on to this server, in the order of their logons. */
export class ConnectedClients {
  readonly #module: Pick<ModuleContext<object>, "clock" | "log" | "principals">;
  readonly #byUser = new Map<number, Map<Session, ConnectedClient>>();
  /** Users who are to be told: once for all that happens in a turn of the event loop. */
  readonly #due = new Set<number>();

  constructor(module: Pick<ModuleContext<object>, "clock" | "log" | "principals">) {
    this.#module = module;
  }

  add(session: Session, user: number): void {
    const clients = this.#byUser.get(user) ?? new Map<Session, ConnectedClient>();
    clients.set(session, { since: this.#module.clock(), follows: false });
    this.#byUser.set(user, clients);
    if (clients.size > 1) this.#tell(user);
  }

  remove(session: Session, user: number): void {
    const clients = this.#byUser.get(user);
    if (clients?.delete(session) !== true) return;
    if (clients.size === 0) this.#byUser.delete(user);
    else this.#tell(user);
  }

  /**
   * Tells a client the list if others are on it, and again whenever it is another. It may follow already, and then is told nothing now.
   */
  follow(session: Session, user: number): void {
    const client = this.#byUser.get(user)?.get(session);
    if (client === undefined || client.follows) return;
    client.follows = true;
    const last = this.#last(user);
    if (last.length > 1 && last.some(([listed]) => listed === session)) this.#send(session, last);
  }

  #last(user: number): [Session, ConnectedClient][] {
    return [...(this.#byUser.get(user) ?? [])].slice(-mostListed);
  }

  #tell(user: number): void {
    if (this.#due.size === 0) {
      setImmediate(() => this.#module.principals.whenCurrent(() => this.#tellAll()));
    }
    this.#due.add(user);
  }

  #tellAll(): void {
    const users = [...this.#due];
    this.#due.clear();
    for (const user of users) {
      const last = this.#last(user);
      for (const [session, { follows }] of last) if (follows) this.#send(session, last);
    }
  }

  #send(receiver: Session, last: readonly [Session, ConnectedClient][]): void {
    try {
      if (receiver.ended) return;
      const listClientInfos = last.map(([session, { since }]) =>
        info(session, since, session === receiver),
      );
      receiver.emit(asnMyUpdateConnectedClientList, { listClientInfos });
    } catch (err) {
      this.#module.log.error({ err }, "a list of clients cannot be sent");
    }
  }
}

function info(session: Session, since: Date, bMyConnectionInfo: boolean): AsnClientInfo {
  return {
    iConnectionType: applicationOf(session) ?? 0,
    bMyConnectionInfo,
    stUTCLoginTime: since,
    u8sComputername: clientComputer(session),
    u8sAdditionalInfo: "",
  };
}

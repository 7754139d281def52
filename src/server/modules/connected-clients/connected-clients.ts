import {
  asnMyUpdateConnectedClientList,
  type AsnClientInfo,
} from "../../../modules/general/general.js";
import type { Session } from "../../../rose/index.js";
import { clientComputer } from "../../client-computer.js";
import { getsOwnEvents, type ModuleContext } from "../../kernel/index.js";
import { applicationOf } from "../authentication/api.js";

/** How many clients a list has: those that have logged on last, and the receiver's own. */
const mostListed = 50;

/** The clients of each user that are logged on to this server. */
export class ConnectedClients {
  readonly #module: Pick<ModuleContext<object>, "clock" | "log" | "principals">;
  /** When each session of a user has logged on. */
  readonly #byUser = new Map<number, Map<Session, Date>>();
  /** Users who are to be told: once for all that happens in a turn of the event loop. */
  readonly #due = new Set<number>();

  constructor(module: Pick<ModuleContext<object>, "clock" | "log" | "principals">) {
    this.#module = module;
  }

  add(session: Session, user: number): void {
    const sessions = this.#byUser.get(user) ?? new Map<Session, Date>();
    sessions.set(session, this.#module.clock());
    this.#byUser.set(user, sessions);
    this.#tell(user);
  }

  remove(session: Session, user: number): void {
    const sessions = this.#byUser.get(user);
    if (sessions?.delete(session) !== true) return;
    if (sessions.size === 0) this.#byUser.delete(user);
    else this.#tell(user);
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
      const sessions = [...(this.#byUser.get(user) ?? [])];
      const last = sessions.slice(-mostListed);
      for (const own of sessions) if (getsOwnEvents(own[0])) this.#send(own, last);
    }
  }

  #send(own: [Session, Date], last: readonly [Session, Date][]): void {
    const [session] = own;
    try {
      if (session.ended) return;
      const others = last.filter(([other]) => other !== session).slice(1 - mostListed);
      const listClientInfos = [info(own, true), ...others.map((other) => info(other, false))];
      session.emit(asnMyUpdateConnectedClientList, { listClientInfos });
    } catch (err) {
      this.#module.log.error({ err }, "a list of clients cannot be sent");
    }
  }
}

function info([session, since]: [Session, Date], bMyConnectionInfo: boolean): AsnClientInfo {
  return {
    iConnectionType: applicationOf(session) ?? 0,
    bMyConnectionInfo,
    stUTCLoginTime: since,
    u8sComputername: clientComputer(session),
    u8sAdditionalInfo: "",
  };
}

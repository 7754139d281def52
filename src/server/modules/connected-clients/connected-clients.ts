import {
  AsnClientInfoList,
  asnMyUpdateConnectedClientList,
  type AsnClientInfo,
} from "../../../modules/general/general.js";
import type { Session } from "../../../rose/index.js";
import { clientComputer } from "../../client-computer.js";
import type { ModuleContext, Shared } from "../../kernel/index.js";
import { applicationOf } from "../authentication/api.js";

/** How many clients of a user are listed, and told: those that have logged on last. */
const mostListed = 50;

/** A client that is logged on to this server. */
interface ConnectedClient {
  info: AsnClientInfo;
  /** Whether it is told. */
  follows: boolean;
}

/** The clients of each user that are logged on, in the order of their logons. */
export class ConnectedClients {
  readonly #module: Pick<ModuleContext<object>, "clock" | "log" | "principals">;
  /** Those on each server, by user. */
  readonly #shared: Shared<AsnClientInfo[]>;
  /** Those on this server. */
  readonly #byUser = new Map<number, Map<Session, ConnectedClient>>();
  /** Users who are to be told: once for all that happens in a turn of the event loop. */
  readonly #due = new Set<number>();
  /** Users of whose clients is to be said: those who have very many, also once in a turn. */
  readonly #unsaid = new Set<number>();

  constructor(module: Pick<ModuleContext<object>, "clock" | "log" | "principals" | "cluster">) {
    this.#module = module;
    this.#shared = module.cluster.shared("connected-clients/clients", AsnClientInfoList);
    this.#shared.onChange((key) => this.#changed(Number(key)));
  }

  add(session: Session, user: number): void {
    const clients = this.#byUser.get(user) ?? new Map<Session, ConnectedClient>();
    clients.set(session, { info: infoOf(session, this.#module.clock()), follows: false });
    this.#byUser.set(user, clients);
    this.#changedHere(user, clients.size);
  }

  remove(session: Session, user: number): void {
    const clients = this.#byUser.get(user);
    if (clients?.delete(session) !== true) return;
    if (clients.size === 0) this.#byUser.delete(user);
    this.#changedHere(user, clients.size);
  }

  /**
   * Tells a client the list if others are on it, and again whenever it is another. It may follow already, and then is told nothing now.
   */
  follow(session: Session, user: number): void {
    const client = this.#byUser.get(user)?.get(session);
    if (client === undefined || client.follows) return;
    const info = infoOf(session, client.info.stUTCLoginTime);
    // It may have said which program it is after it had logged on.
    if (info.iConnectionType !== client.info.iConnectionType) {
      client.info = info;
      this.#say(user);
    }
    client.follows = true;
    const last = this.#last(user);
    if (last.length > 1 && last.includes(client.info)) this.#send(session, client, last);
  }

  #changedHere(user: number, count: number): void {
    if (count <= mostListed) {
      this.#say(user);
      return;
    }
    if (this.#unsaid.size === 0) {
      setImmediate(() => {
        for (const one of this.#unsaid) this.#say(one);
        this.#unsaid.clear();
      });
    }
    this.#unsaid.add(user);
  }

  /** Says which clients of a user are logged on to this server. */
  #say(user: number): void {
    const clients = [...(this.#byUser.get(user)?.values() ?? [])].slice(-mostListed);
    const infos = clients.map(({ info }) => info);
    this.#shared.set(`${user}`, infos.length > 0 ? infos : undefined);
  }

  /** Those on all servers, in one order for all that see them. */
  #last(user: number): AsnClientInfo[] {
    const said = this.#shared.get(`${user}`);
    if (said.length < 2) return said[0]?.value ?? [];
    return said
      .toSorted((one, other) => (one.node < other.node ? -1 : 1))
      .flatMap(({ value }) => value)
      .toSorted((one, other) => one.stUTCLoginTime.getTime() - other.stUTCLoginTime.getTime())
      .slice(-mostListed);
  }

  #changed(user: number): void {
    const clients = this.#byUser.get(user);
    if (clients === undefined || ![...clients.values()].some(({ follows }) => follows)) return;
    if (this.#due.size === 0) setImmediate(() => this.#tellInTheEnd());
    this.#due.add(user);
  }

  #tellInTheEnd(): void {
    const { principals } = this.#module;
    const later = (): void => principals.soon(() => this.#tellInTheEnd());
    principals.inTheEnd(() => this.#tellAll(), later);
  }

  #tellAll(): void {
    const users = [...this.#due];
    this.#due.clear();
    for (const user of users) {
      const last = this.#last(user);
      for (const [session, client] of this.#byUser.get(user) ?? []) {
        if (client.follows && last.includes(client.info)) this.#send(session, client, last);
      }
    }
  }

  #send(receiver: Session, { info: own }: ConnectedClient, last: readonly AsnClientInfo[]): void {
    try {
      if (receiver.ended) return;
      const listClientInfos = last.map((info) =>
        info === own ? { ...info, bMyConnectionInfo: true } : info,
      );
      receiver.emit(asnMyUpdateConnectedClientList, { listClientInfos });
    } catch (err) {
      this.#module.log.error({ err }, "a list of clients cannot be sent");
    }
  }
}

/** A client as others see it. */
function infoOf(session: Session, since: Date): AsnClientInfo {
  return {
    iConnectionType: applicationOf(session) ?? 0,
    bMyConnectionInfo: false,
    stUTCLoginTime: since,
    u8sComputername: clientComputer(session),
    u8sAdditionalInfo: "",
  };
}

import { setTimeout as delay } from "node:timers/promises";
import {
  connect,
  createServer,
  type Client,
  type InvokeContext,
  type RoseServer,
  type Session,
} from "../../src/rose/index.js";
import { FaultProxy, type Link } from "./proxy.js";
import { claim, mirror, news, openSession, type Note } from "./protocol.js";

/** A call and everything that has happened to it. */
export interface Call {
  readonly number: number;
  /** It may end without an answer although nothing is wrong with the connection. */
  readonly impatient: boolean;
  /** One entry each time it settled: "right", "wrong", or the code of the error. */
  readonly outcomes: string[];
  readonly settled: Promise<void>;
}

/** One session of a connection, as both ends see it; the first is the connection's own. */
export class Lane {
  readonly owner: string;
  /** The client's end. */
  readonly here: Session;
  /** The server's end. */
  readonly there: Session;
  readonly calls: Call[] = [];
  readonly callsBack: Call[] = [];
  /** How often the server, and the client, carried out each call of the other. */
  readonly executed = new Map<number, number>();
  readonly executedHere = new Map<number, number>();
  /** What arrived, in its order. */
  readonly news: Note[] = [];
  /** What arrived although it was meant for others. */
  readonly foreign: Note[] = [];
  #sent = 0;

  constructor(owner: string, here: Session, there: Session) {
    this.owner = owner;
    this.here = here;
    this.there = there;
  }

  /** Calls the server. */
  call(
    number: number,
    filling: Uint8Array,
    options: { timeout?: number; signal?: AbortSignal },
  ): void {
    const promise = this.here.invoke(mirror, { owner: this.owner, number, filling }, options);
    this.calls.push(this.#follow(promise, number, filling, Object.keys(options).length > 0));
  }

  /** Has the server call this client. */
  callBack(number: number, filling: Uint8Array): void {
    const promise = this.there.invoke(mirror, { owner: this.owner, number, filling });
    this.callsBack.push(this.#follow(promise, number, filling, false));
  }

  /** Has the server send this client an event; none is sent on a closed connection. */
  tell(filling: Uint8Array): void {
    if (!this.there.connection.open) return;
    this.there.emit(news, { owner: this.owner, number: this.#sent++, filling });
  }

  #follow(promise: Promise<Note>, number: number, filling: Uint8Array, impatient: boolean): Call {
    const outcomes: string[] = [];
    const settled = promise.then(
      (note) => {
        const right =
          note.owner === this.owner &&
          note.number === number &&
          Buffer.compare(note.filling, filling) === 0;
        outcomes.push(right ? "right" : "wrong");
      },
      (error: { code?: string }) => {
        outcomes.push(error.code ?? String(error));
      },
    );
    return { number, impatient, outcomes, settled };
  }
}

/** One client with its connection through the proxy. */
export class Peer {
  readonly client: Client;
  readonly link: Link;
  readonly lanes: Lane[] = [];

  constructor(client: Client, link: Link) {
    this.client = client;
    this.link = link;
  }
}

/** A server, the proxy in front of it, and whoever is connected. */
export class World {
  readonly server: RoseServer;
  readonly proxy: FaultProxy;
  /** Those connected now, by slot. */
  readonly peers = new Map<number, Peer>();
  /** Everybody who ever was. */
  readonly all: Peer[] = [];
  readonly #lanes = new Map<string, Lane>();
  /** The server's ends, by owner. */
  readonly #arrivals = new Map<string, Session>();
  #names = 0;

  private constructor(server: RoseServer, proxy: FaultProxy) {
    this.server = server;
    this.proxy = proxy;
  }

  static async create(): Promise<World> {
    const server = createServer();
    const { port } = await server.listen({ port: 0 });
    const world = new World(server, await FaultProxy.to(port));
    server.handle(claim, (argument, { session }) => {
      session.user = argument.owner;
      world.#arrivals.set(argument.owner, session);
      return argument;
    });
    server.handle(openSession, (argument, { connection }) => {
      connection.sessions.enable();
      connection.sessions.create(argument.owner);
      return argument;
    });
    server.handle(mirror, (note, context) => world.#carryOut(note, context));
    return world;
  }

  async #carryOut(note: Note, { session }: InvokeContext): Promise<Note> {
    const { number } = note;
    const owner = session.user ?? "";
    count(this.#lanes.get(owner)?.executed, number);
    // Answers overtake each other.
    if (number % 3 > 0) await delay((number % 3) * 3);
    return { ...note, owner };
  }

  /** Connects a client in a slot that is free. */
  async join(slot: number): Promise<Peer> {
    const [link, client] = await Promise.all([
      this.proxy.nextLink(),
      connect({ host: "127.0.0.1", port: this.proxy.port }),
    ]);
    const peer = new Peer(client, link);
    client.connection.sessions.enable();
    const laneOf = ({ session }: InvokeContext): Lane | undefined =>
      peer.lanes.find(({ here }) => here === session);
    client.handle(news, (note, context) => {
      const lane = laneOf(context);
      if (note.owner === lane?.owner) lane.news.push(note);
      else (lane ?? peer.lanes[0])?.foreign.push(note);
    });
    client.handle(mirror, (note, context) => {
      const lane = laneOf(context);
      count(lane?.executedHere, note.number);
      return { ...note, owner: lane?.owner ?? "" };
    });
    await this.#claim(peer, client.connection.session);
    this.peers.set(slot, peer);
    this.all.push(peer);
    return peer;
  }

  /** Opens one more session on a connection. */
  async open(peer: Peer): Promise<void> {
    const { owner } = await peer.client.invoke(openSession, { owner: `session ${this.#names++}` });
    await this.#claim(peer, peer.client.connection.sessions.create(owner));
  }

  async #claim(peer: Peer, here: Session): Promise<void> {
    const { owner } = await here.invoke(claim, { owner: here.id ?? `peer ${this.#names++}` });
    const lane = new Lane(owner, here, this.#arrivals.get(owner) as Session);
    this.#lanes.set(owner, lane);
    peer.lanes.push(lane);
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map(({ client }) => client.close()));
    await this.server.close();
    await this.proxy.close();
  }
}

function count(executed: Map<number, number> | undefined, number: number): void {
  executed?.set(number, (executed.get(number) ?? 0) + 1);
}

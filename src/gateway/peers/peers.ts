import { createHash, randomBytes, randomUUID } from "node:crypto";
import { BOOLEAN, INTEGER, OCTET_STRING, sequence, UTF8String } from "../../codec/index.js";
import { question, Tally, type Cluster } from "../../server/internal-cluster.js";
import { Tunnel, type TunnelKind } from "./tunnel.js";

/** What {@link Peers} need of a cluster. */
export type PeerCluster = Pick<
  Cluster,
  "answer" | "ask" | "id" | "members" | "onMembers" | "shared"
>;

/** Whose session it is, and the address of its client. */
export interface Whose {
  readonly user: string;
  /** As limits count it. */
  readonly address: string;
}

/** Takes the connections of other servers that are for its sessions. */
export interface PeerService {
  /** Whether a session is its own. */
  has(session: string): boolean;
  /** Serves a connection on which requests come. */
  serve(tunnel: Tunnel): void;
  /** Ends the session of a user that the client at an address has most likely left behind. @returns Whether there is one. */
  endLeftBehind(whose: Whose): boolean;
}

const kinds: readonly ("open" | TunnelKind)[] = ["open", "data", "end", "more", "gone"];

interface TunnelMessage {
  readonly tunnel: string;
  /** Of `open`: the session that the requests are for. */
  readonly session: string;
  /** An index of `kinds`. */
  readonly kind: number;
  readonly octets: Uint8Array;
}

const tunnelMessage = question<TunnelMessage, { readonly room: boolean }>(
  "web/tunnel",
  sequence<TunnelMessage>("WebTunnelMessage", () => [
    ["tunnel", UTF8String],
    ["session", UTF8String],
    ["kind", INTEGER],
    ["octets", OCTET_STRING],
  ]),
  sequence<{ readonly room: boolean }>("WebTunnelAnswer", () => [["room", BOOLEAN]]),
);

const leftBehind = question<Whose, { readonly ended: boolean }>(
  "web/left-behind",
  sequence<Whose>("WebLeftBehind", () => [
    ["user", UTF8String],
    ["address", UTF8String],
  ]),
  sequence<{ readonly ended: boolean }>("WebLeftBehindAnswer", () => [["ended", BOOLEAN]]),
);

/** Milliseconds that another server may take to answer it. */
const patience = 2_000;

/** How many tunnels there may be at a time, of both directions together. */
const mostTunnels = 10_000;
const tagLength = 8;
const idOctets = 16;
const nothing = new Uint8Array(0);

/**
 * The web services of the servers that share the data. The id of a session begins with the tag of the server that has it, so that whichever
 * server gets a request knows where it belongs.
 */
export class Peers {
  readonly #cluster: PeerCluster;
  readonly #services = new Set<PeerService>();
  /** The tunnels by the server at their other end, and their ids. */
  readonly #tunnels = new Map<string, Map<string, Tunnel>>();
  readonly #tag: string;
  /** The sessions of each user on all servers. */
  readonly sessionsOf: Tally;
  #count = 0;

  constructor(cluster: PeerCluster) {
    this.#cluster = cluster;
    this.#tag = tagOf(cluster.id);
    this.sessionsOf = new Tally(cluster, "web/sessions");
    cluster.answer(leftBehind, (whose) => ({
      ended: [...this.#services].some((one) => one.endLeftBehind(whose)),
    }));
    cluster.answer(tunnelMessage, (message, from) => ({ room: this.#take(message, from) }));
    cluster.onMembers(() => this.#loseAllBut(cluster.members()));
  }

  /** Adds a web service of this server. @returns What removes it again. */
  add(service: PeerService): () => void {
    this.#services.add(service);
    return () => void this.#services.delete(service);
  }

  /** Has another server end a session that a client has left behind there. @returns Whether any has. */
  async endLeftBehind(whose: Whose): Promise<boolean> {
    for (const node of this.sessionsOf.nodes(whose.user)) {
      if (node === this.#cluster.id) continue;
      const signal = AbortSignal.timeout(patience);
      try {
        if ((await this.#cluster.ask(node, leftBehind, whose, { signal })).ended) return true;
      } catch {
        // It has gone, or cannot be reached.
      }
    }
    return false;
  }

  /** A new session id: 32 hex digits, of which nobody can guess 24. */
  newId(): string {
    const random = randomBytes(idOctets - tagLength / 2);
    return this.#tag + random.toString("hex").toUpperCase();
  }

  /** The other server that has a session, if there is such a session and the server is there. */
  holderOf(session: string): string | undefined {
    const tag = session.slice(0, tagLength);
    if (tag === this.#tag) return undefined;
    for (const member of this.#cluster.members()) if (tagOf(member) === tag) return member;
    return undefined;
  }

  /**
   * Opens a connection to another server's web service.
   * @returns undefined if there are too many. It is destroyed if the other server refuses it, or cannot be reached.
   */
  open(member: string, session: string): Tunnel | undefined {
    if (this.#count >= mostTunnels) return undefined;
    const id = randomUUID();
    const opening = this.#tell(member, { tunnel: id, session, kind: 0, octets: nothing });
    const tunnel = this.#add(member, id, opening);
    opening.catch((error: Error) => tunnel.destroy(error));
    return tunnel;
  }

  /** @param ready Settles when the other end is there. */
  #add(member: string, id: string, ready?: Promise<unknown>): Tunnel {
    const tunnel = new Tunnel({
      tell: async (kind, octets) => {
        await ready;
        const message = { tunnel: id, session: "", kind: kinds.indexOf(kind), octets };
        return await this.#tell(member, message);
      },
      over: () => {
        const all = this.#tunnels.get(member);
        if (all?.delete(id) === true) this.#count--;
        if (all?.size === 0) this.#tunnels.delete(member);
      },
    });
    // What it fails with is known to whoever uses it.
    tunnel.on("error", () => {});
    const all = this.#tunnels.get(member) ?? new Map<string, Tunnel>();
    this.#tunnels.set(member, all.set(id, tunnel));
    this.#count++;
    return tunnel;
  }

  async #tell(member: string, message: TunnelMessage): Promise<boolean> {
    return (await this.#cluster.ask(member, tunnelMessage, message)).room;
  }

  /** @throws Error for a tunnel that is not there, or a session. */
  #take({ tunnel: id, session, kind, octets }: TunnelMessage, from: string): boolean {
    const all = this.#tunnels.get(from);
    const known = all?.get(id);
    const what = kinds[kind];
    if (what === "open" && known === undefined) {
      const service = [...this.#services].find((one) => one.has(session)) ?? [...this.#services][0];
      if (service === undefined) throw new Error("there is no web service");
      if (this.#count >= mostTunnels) throw new Error("there are too many tunnels");
      service.serve(this.#add(from, id));
      return true;
    }
    if (known === undefined || what === undefined || what === "open") {
      throw new Error("there is no such tunnel");
    }
    return known.told(what, octets);
  }

  #loseAllBut(members: ReadonlySet<string>): void {
    for (const [member, tunnels] of this.#tunnels) {
      if (members.has(member)) continue;
      for (const tunnel of tunnels.values()) tunnel.lose();
    }
  }
}

function tagOf(member: string): string {
  return createHash("sha256").update(member).digest("hex").slice(0, tagLength).toUpperCase();
}

const allPeers = new WeakMap<PeerCluster, Peers>();

/** The peers of a server: one for all its web services. */
export function peersOf(cluster: PeerCluster): Peers {
  let peers = allPeers.get(cluster);
  if (peers === undefined) allPeers.set(cluster, (peers = new Peers(cluster)));
  return peers;
}

import type { IncomingMessage } from "node:http";
import { BlockList, isIP, type Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import type { Context } from "hono";

/** The client that sent a request, as far as that matters for how much it may ask for. */
export interface WebClient {
  /** Undefined if it is unknown, which it is outside Node's own servers. */
  readonly address?: string | undefined;
  /** Aborts when the client has gone or has been answered. */
  readonly signal?: AbortSignal | undefined;
}

/** The longest chain of proxies that is followed. */
const mostProxies = 16;

/**
 * An address or network of proxies.
 * @throws RangeError for what is neither.
 */
export function proxyOf(text: string): { address: string; length: number; family: Family } {
  const [, given = "", digits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const address = plain(given);
  const family = familyOf(address);
  const longest = family === "ipv6" ? 128 : 32;
  const length = Number(digits ?? longest);
  if (family !== undefined && length <= longest) return { address, length, family };
  throw new RangeError(`${text.slice(0, 100)} is neither an address nor a network`);
}

type Family = "ipv4" | "ipv6";

/** Finds the addresses of the clients of a web service. */
export class WebClients {
  readonly #proxies = new BlockList();

  /**
   * @param proxies Addresses, or networks such as `10.0.0.0/8`, whose `X-Forwarded-For` is trusted.
   * @throws RangeError for what is neither.
   */
  constructor(proxies: readonly string[]) {
    for (const text of proxies) {
      const { address, length, family } = proxyOf(text);
      this.#proxies.addSubnet(address, length, family);
    }
  }

  /** Whether a connection from there is a trusted proxy's, and thus one of many clients. */
  isProxy(address: string | undefined): boolean {
    const family = address === undefined ? undefined : familyOf(plain(address));
    return family !== undefined && this.#proxies.check(plain(address as string), family);
  }

  /** Who sent the request of a context. */
  of({ env, req }: Context): WebClient {
    const { incoming } = (env ?? {}) as { incoming?: IncomingMessage };
    const socket = incoming?.socket as Partial<Socket> | undefined;
    const address = this.#behind(socket?.remoteAddress, req.header("x-forwarded-for"));
    return { address, signal: req.raw.signal };
  }

  /** The scheme under which the client has sent the request of a context, according to a trusted proxy. */
  schemeOf({ env, req }: Context): "http" | "https" {
    const { incoming } = (env ?? {}) as { incoming?: IncomingMessage };
    const said = this.isProxy(incoming?.socket.remoteAddress)
      ? req.header("x-forwarded-proto")
      : undefined;
    // Where several have written one after the other, the last one is the trusted proxy's own.
    const scheme = said?.slice(-100).split(",").at(-1)?.trim().toLowerCase();
    if (scheme === "http" || scheme === "https") return scheme;
    // A request may name a scheme itself, so the connection is asked, if it is known.
    const socket = incoming?.socket as Partial<TLSSocket> | undefined;
    const secure = socket === undefined ? req.url.startsWith("https:") : socket.encrypted === true;
    return secure ? "https" : "http";
  }

  /**
   * The host, and any port, by which the client has asked. One that names none, as HTTP/1.0 allows, has asked at the
   * address of its connection.
   */
  hostOf({ env, req }: Context): string {
    const named = req.header("host");
    if (named) return named;
    const { incoming } = (env ?? {}) as { incoming?: IncomingMessage };
    if (incoming === undefined) return new URL(req.url).host;
    const { localAddress = "localhost", localPort } = incoming.socket;
    const [address] = plain(localAddress).split("%") as [string];
    return `${isIP(address) === 6 ? `[${address}]` : address}:${localPort}`;
  }

  /** The last address that is not a trusted proxy's. */
  #behind(address: string | undefined, forwarded: string | undefined): string | undefined {
    if (forwarded === undefined || !this.isProxy(address)) return address;
    let last = address;
    for (const text of forwarded.split(",", 1000).slice(-mostProxies).toReversed()) {
      const next = text.trim();
      if (isIP(next) === 0) return last;
      last = next;
      if (!this.isProxy(next)) return last;
    }
    return last;
  }
}

/** An IPv4 address, also if it comes from a socket of both families. */
function plain(address: string): string {
  return address.toLowerCase().startsWith("::ffff:") && address.includes(".")
    ? address.slice(7)
    : address;
}

function familyOf(address: string): Family | undefined {
  const version = isIP(address);
  if (version === 0) return undefined;
  return version === 4 ? "ipv4" : "ipv6";
}

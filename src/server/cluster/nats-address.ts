/** Where one NATS server is, and who logs on there. */
export interface NatsServerAddress {
  readonly host: string;
  readonly port: number;
  /** Whether it must speak TLS. */
  readonly tls: boolean;
  readonly user?: string;
  readonly password?: string;
  readonly token?: string;
}

const form = "nats://host:4222, tls://user:password@host, or several with commas between them";
const maxServers = 100;

/**
 * Reads `nats://user:password@host:4222,host2`. Servers without a scheme or a user have those of the first one.
 * @throws TypeError, which does not show the text, for it may contain a password
 */
export function natsServersOf(text: string): readonly NatsServerAddress[] {
  const parts = text.split(",", maxServers + 1);
  if (parts.length > maxServers) throw new TypeError(`there are over ${maxServers} NATS servers`);
  const [first = "", ...others] = parts;
  const one = serverOf(first.trim(), undefined);
  return [one, ...others.map((part) => serverOf(part.trim(), one))];
}

function serverOf(text: string, first: NatsServerAddress | undefined): NatsServerAddress {
  const scheme = /^(?:nats|tls):\/\//.exec(text)?.[0];
  if (scheme === undefined && (first === undefined || text.includes("://"))) throw invalid();
  let url: URL;
  let names: string[];
  try {
    // URL knows neither scheme; of http it would leave out the port 80, and take backslashes for slashes.
    url = new URL(scheme === undefined ? `nats://${text}` : text);
    names = [url.username, url.password].map(decodeURIComponent);
  } catch {
    throw invalid();
  }
  const { hostname, pathname, search, hash, port } = url;
  const isAlone = (pathname === "" || pathname === "/") && search === "" && hash === "";
  if (hostname === "" || !isAlone) throw invalid();
  const tls = scheme === undefined ? first!.tls : scheme === "tls://";
  const [user = "", password = ""] = names;
  const host = hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
  const where = { host, port: port === "" ? 4222 : Number(port), tls };
  if (user === "" && password === "") {
    if (first === undefined) return where;
    const { host: _host, port: _port, tls: _tls, ...login } = first;
    return { ...where, ...login };
  }
  // A name alone is a token.
  return password === "" ? { ...where, token: user } : { ...where, user, password };
}

function invalid(): TypeError {
  return new TypeError(`the address of the bus is not ${form}`);
}

/** `host:4222`, without who logs on. */
export function shownServer({ host, port }: NatsServerAddress): string {
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

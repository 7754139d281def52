import { DEFAULT_PORT, requiredOptions, type NamesOf } from "../../../rose/internal.js";

/** A web service with which this server registers. */
export interface WebServiceRegistration {
  /**
   * Where it waits for servers: `enetcti://host:port`, or `enetctis://host:port` for TLS from the first octet (the manual's own
   * scheme, line 53088). Without a port it is 7222.
   */
  readonly url: string;
  /** The id by which the web service knows this server (UCSID). */
  readonly id: string;
  /** The password that goes with the id. Without TLS it crosses the network in clear text. */
  readonly password: string;
  /** What the web service shall take for the id of this system; empty by default. */
  readonly systemId?: string | undefined;
  /** The authorities that may vouch for its certificate, in PEM; the usual ones by default. */
  readonly ca?: string | undefined;
}

const names = {
  url: "string",
  id: "string",
  password: "string",
  systemId: "string",
  ca: "string",
} satisfies NamesOf<WebServiceRegistration>;

const mostRegistrations = 20;
const longestText = 1024;

/** @throws TypeError, RangeError if these are not web services to register with. */
export function checkRegistrations(given: readonly WebServiceRegistration[] = []): void {
  if (given.length > mostRegistrations)
    throw new RangeError(`over ${mostRegistrations} registerWith`);
  for (const registration of given) {
    requiredOptions(registration, names, "registerWith", "registerWith.");
    const { url, id, password, systemId = "" } = registration;
    if (addressOf(url) === undefined) {
      throw new TypeError(
        "the url of registerWith is not enetcti://host:port or enetctis://host:port",
      );
    }
    if (!id || !password) throw new TypeError("registerWith needs an id and a password");
    if ([id, password, systemId].some(({ length }) => length > longestText)) {
      throw new RangeError(`a text of registerWith has over ${longestText} characters`);
    }
  }
}

/** Where to connect. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
}

/** What an address of the scheme `enetcti` or `enetctis` says; undefined if it is none. */
export function addressOf(text: string): Address | undefined {
  if (text.length > longestText) return undefined;
  const parts = /^enetcti(s?):\/\/([^/?#@\s]+)\/?$/i.exec(text);
  // The rules for hosts and ports are those of http; its own port, 80, would not be seen, so there is another one.
  const given = parts?.[2];
  if (given === undefined || !URL.canParse(`x-address://${given}`)) return undefined;
  const { hostname, port } = new URL(`x-address://${given}`);
  if (hostname === "" || port === "0") return undefined;
  return {
    host: hostname.replace(/^\[(.*)\]$/, "$1"),
    port: port === "" ? DEFAULT_PORT : Number(port),
    secure: parts?.[1] !== "",
  };
}

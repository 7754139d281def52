import type { Hono } from "hono";
import type { Strictness, UnknownMembers } from "../codec/index.js";
import type { Modules } from "../modules/registry.js";
import type { RoseLog, ServerCertificate } from "../rose/index.js";
import {
  logDemand,
  strictnessValues,
  unknownMemberValues,
  type NamesOf,
} from "../rose/internal.js";
import type { GatewayLimits } from "./limits.js";
import type { Upstream } from "./upstream.js";

/** How a {@link Gateway} is made. */
export interface GatewayOptions {
  /** The UCServer behind the web service. */
  readonly upstream: Upstream;
  /** The UCSIDs of that server; `local` by default. The first one is the default for requests. */
  readonly ucsids?: readonly string[];
  /**
   * Origins of other sites whose pages may use the web service, `https://crm.example.com`, or `null` for
   * files; none by default. A slash at the end is ignored.
   */
  readonly origins?: readonly string[];
  /**
   * Host names under which browsers reach a port on the loopback address, besides IP addresses,
   * `localhost` and the hosts of `origins`; for example a proxy's. None by default.
   */
  readonly hostNames?: readonly string[];
  /**
   * Addresses of proxies, or networks such as `10.0.0.0/8`, whose `X-Forwarded-For` and
   * `X-Forwarded-Proto` are trusted; none by default.
   */
  readonly trustedProxies?: readonly string[];
  /**
   * The address under which clients reach this web service, `https://uc.example.com`, for those that ask
   * `/controller/client/ucws`; by default the one under which they ask. A slash at the end is ignored.
   */
  readonly publicUrl?: string | undefined;
  /** Whether a GET may ask for JSONP, which pages of this site and of `origins` can run; not by default. */
  readonly jsonp?: boolean;
  /** The JSON text of `/ws/public/contacts`; without it, that is 404. */
  readonly publicContacts?: () => string | Promise<string>;
  /** The public keys of the tokens (RFC 7517), for `/.well-known/jwks.json`; without them, that is 404. */
  readonly jwks?: () => unknown;
  /**
   * Operations, events and types besides the built-in ones: the exports of what `rosewire compile` writes, by
   * the name that each module is to have. What a server in the same process serves and sends is
   * known without them.
   */
  readonly modules?: Modules;
  /**
   * What the page and the OpenAPI description say of operations and types that are not built in, by their names
   * (`Visitor`), and of members (`Visitor.name`); nothing by default.
   */
  readonly describe?: (name: string) => string | undefined;
  /**
   * Rejects if the server cannot do its work now: then `/health` and `/health/ready` answer 503. By default it opens a session of the UCServer and ends it. It is asked
   * once a second at most.
   */
  readonly health?: () => Promise<unknown>;
  /**
   * What `/health/ready` tells besides its `status`, such as whether the bus between servers can be reached. It must not throw. It makes no
   * difference to the status: what all servers lack at the same time must not leave clients without any. Nothing by default.
   */
  readonly reports?: () => Readonly<Record<string, string>>;
  /** The page at `/` and `/openapi.json`; true by default. */
  readonly explorer?: boolean;
  /** The certificate for HTTPS; without it there is none. */
  readonly tls?: ServerCertificate | undefined;
  /**
   * What becomes of members in the JSON of clients that their type does not have: they are ignored, or refused by an error that
   * names the one which may have been meant. By default they are ignored in objects with `_type`, which the vendor's programs
   * write and later versions add to, and refused in others, which somebody has written by hand.
   */
  readonly unknownMembers?: UnknownMembers | undefined;
  /** How strictly messages of clients and results and errors of the server are read; "standard" by default. */
  readonly strictness?: Strictness | undefined;
  /** Limits of requests and sessions by their names; docs/limits.md lists them with their values. */
  readonly limits?: Partial<GatewayLimits>;
  /** Warnings and errors go to stderr by default (`consoleLog`). */
  readonly log?: RoseLog;
  /**
   * Adds routes of the caller's after those of the web service. The variable `clientAddress` of their
   * contexts is the client's address, according to trusted proxies if there are any.
   */
  readonly extend?: (app: Hono) => void;
}

/** How {@link Gateway.drain} ends sessions. Times are in milliseconds. */
export interface GatewayDrainOptions {
  /** The longest time to wait for what runs, in a session and outside of sessions; 10 s by default, 0 waits for ever. */
  readonly wait?: number | undefined;
  /** The time over which sessions are ended, in portions; 0 by default, which ends all at once. */
  readonly over?: number | undefined;
}

export const drainOptionNames = {
  wait: "number",
  over: "number",
} satisfies NamesOf<GatewayDrainOptions>;

export const gatewayOptionNames = {
  upstream: "object",
  ucsids: "array",
  origins: "array",
  hostNames: "array",
  trustedProxies: "array",
  publicUrl: "string",
  jsonp: "boolean",
  publicContacts: "function",
  jwks: "function",
  modules: "object",
  describe: "function",
  health: "function",
  reports: "function",
  explorer: "boolean",
  tls: true,
  unknownMembers: unknownMemberValues,
  strictness: strictnessValues,
  limits: "object",
  log: logDemand,
  extend: "function",
} satisfies NamesOf<GatewayOptions>;

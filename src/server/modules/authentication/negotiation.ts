import { randomUUID } from "node:crypto";
import type {
  AsnNegotiateServerConnectionArgument as Argument,
  AsnNegotiateServerConnectionResult as Result,
} from "../../../modules/authentication/authentication.js";
import { PROTOCOL_VERSION, type TlsPolicy } from "../../../rose/index.js";
import { tlsSecurityOption } from "../../tls.js";
import { packageVersion } from "../../version.js";
import type { SessionState } from "./logins.js";

/** What clients are told. */
export interface NegotiationOptions {
  /** Whether clients may log on anonymously; true by default. */
  readonly anonymous?: boolean | undefined;
  /** What clients are told about TLS; "never" by default. */
  readonly tlsPolicy?: TlsPolicy | undefined;
  /** The domains whose users' presence the server has, as it tells clients; none by default. */
  readonly presenceDomains?: readonly string[] | undefined;
}

/**
 * Tells a client versions and login options. A client that asks for an anonymous login is told
 * the name to use for it.
 * @returns undefined if the client's protocol version is none.
 */
export function negotiate(
  argument: Argument,
  state: SessionState,
  now: Date,
  { anonymous = true, tlsPolicy = "never", presenceDomains = [] }: NegotiationOptions,
): Result | undefined {
  if (!isProtocolVersion(argument.iClientProtocolVersion)) return undefined;
  const text = (key: string, stringdata: string) => ({ key, value: { stringdata } });
  const number = (key: string, integerdata: number) => ({ key, value: { integerdata } });
  if (anonymous && asksForAnonymousLogin(argument)) {
    state.anonymousName ??= `anonymous-${randomUUID()}`;
  }
  return {
    iServerProtocolVersion: PROTOCOL_VERSION,
    iServerUMSecurityOption: 0,
    iServerTLSSecurityOption: tlsSecurityOption[tlsPolicy],
    sServerAuthentication: Buffer.from(now.toISOString()),
    optionalParams: [
      ...(state.anonymousName === undefined
        ? []
        : [text("AnonymousUsername", state.anonymousName)]),
      number("PresenceServicesDisabled", 1),
      text("ServerProtocolVersion", String(PROTOCOL_VERSION)),
      number("ServerType", 0),
      // Users have no rights here that they could give to each other.
      number("UserUserRightsDisabled", 1),
      // So the manual has it (line 14054).
      text("presenceDomains", presenceDomains.join(";")),
      text("productVersion", packageVersion()),
      text("serverConnectionId", state.connectionId),
      text("serverVersion", packageVersion()),
    ],
    stServerTime: now,
  };
}

/** The manual names no oldest version; what is no version at all is refused. */
export function isProtocolVersion(version: number): boolean {
  return version >= 1;
}

function asksForAnonymousLogin({ optionalParams = [] }: Argument): boolean {
  const wish = optionalParams.find(({ key }) => key === "AnonymousLogin");
  const { integerdata, stringdata } = (wish?.value ?? {}) as {
    integerdata?: number;
    stringdata?: string;
  };
  return (integerdata !== undefined && integerdata !== 0) || stringdata === "1";
}

import { randomUUID } from "node:crypto";
import type {
  AsnNegotiateServerConnectionArgument as Argument,
  AsnNegotiateServerConnectionResult as Result,
} from "../../../modules/authentication/authentication.js";
import { PROTOCOL_VERSION, type TlsPolicy } from "../../../rose/index.js";
import type { Rights } from "../rights/api.js";
import { tlsSecurityOption } from "../../tls.js";
import { packageVersion } from "../../version.js";
import type { SessionState } from "./logins.js";

/** What clients are told. */
export interface NegotiationOptions {
  /** Whether clients may log on anonymously; true by default. */
  readonly anonymous?: boolean | undefined;
  /** What clients are told about TLS; "never" by default. */
  readonly tlsPolicy?: TlsPolicy | undefined;
  /** The domains for whose users clients ask this server for presence; none by default. */
  readonly presenceDomains?: readonly string[] | undefined;
}

/** The settings for all that clients are told. */
export type NegotiatedSettings = Pick<
  Rights["settings"],
  "bPresenceDisabled" | "bUserUserRightsDisabled"
>;

/**
 * Returns what the negotiation tells a client: versions and login options. For a client that asks for an anonymous
 * login this includes the name to use for it, which is noted in `state`.
 * @returns undefined if the client's protocol version is invalid.
 */
export function negotiate(
  argument: Argument,
  state: SessionState,
  now: Date,
  { anonymous = true, tlsPolicy = "never", presenceDomains = [] }: NegotiationOptions,
  { bPresenceDisabled, bUserUserRightsDisabled }: NegotiatedSettings,
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
      number("PresenceServicesDisabled", Number(bPresenceDisabled)),
      text("ServerProtocolVersion", String(PROTOCOL_VERSION)),
      number("ServerType", 0),
      number("UserUserRightsDisabled", Number(bUserUserRightsDisabled)),
      // The manual separates the domains in this way (line 14054).
      text("presenceDomains", presenceDomains.join(";")),
      text("productVersion", packageVersion()),
      text("serverConnectionId", state.connectionId),
      text("serverVersion", packageVersion()),
    ],
    stServerTime: now,
  };
}

/** Whether it can be a protocol version at all. The manual does not say which is the oldest. */
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

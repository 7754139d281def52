import { randomUUID } from "node:crypto";
import * as Module from "../../modules/authentication/authentication.js";
import type { AsnContact } from "../../modules/general/general.js";
import {
  PROTOCOL_VERSION,
  RoseError,
  type InvokeContext,
  type Session,
  type TlsPolicy,
} from "../../rose/index.js";
import type { Appointments } from "../appointments/appointments.js";
import { noteLogon } from "../tokens/service.js";
import type { Tokens } from "../tokens/tokens.js";
import { clientKey } from "../client-address.js";
import type { User, Users } from "../users/users.js";
import { textLimits } from "../text-limits.js";
import { tlsSecurityOption } from "../tls.js";
import { packageVersion } from "../version.js";
import { basicCredentials, type BasicCredentials } from "./basic.js";
import type { Asker, Checks } from "./checks.js";
import type { Logins } from "./logins.js";
import { anonymousContact, userContact } from "../modules/users/api.js";

type LogonArgument = Module.AsnLogonArgument;
type Enhanced = Module.AsnAuthenticationEnhanced;
type NegotiateArgument = Module.AsnNegotiateServerConnectionArgument;
type NegotiateResult = Module.AsnNegotiateServerConnectionResult;

/** What authentication depends on. */
export interface AuthenticationOptions {
  readonly users: Users;
  readonly logins: Logins;
  readonly checks: Checks;
  /** Whether clients may log on anonymously; true by default. */
  readonly anonymous?: boolean | undefined;
  /** For the appointments that the own contact shows. */
  readonly appointments: Appointments;
  /** The present moment; the system's clock by default. */
  readonly clock?: () => Date;
  /** What clients are told about TLS; "never" by default. */
  readonly tlsPolicy?: TlsPolicy | undefined;
  /** The domains whose users' presence the server has, as it tells clients; none by default. */
  readonly presenceDomains?: readonly string[] | undefined;
  /** For the logon with a token; without them there is none. */
  readonly tokens?: Tokens | undefined;
}

const LogonFailure = Module.AsnLogonErrorEnum.values;

/** Negotiation, login and who is logged in (manual chapter 10). */
export class Authentication {
  readonly #users: Users;
  readonly #logins: Logins;
  readonly #checks: Checks;
  readonly #anonymous: boolean;
  readonly #appointments: Appointments;
  readonly #clock: () => Date;
  readonly #tlsPolicy: TlsPolicy;
  readonly #tokens: Tokens | undefined;
  readonly #presenceDomains: string;

  constructor(options: AuthenticationOptions) {
    this.#users = options.users;
    this.#logins = options.logins;
    this.#checks = options.checks;
    this.#anonymous = options.anonymous ?? true;
    this.#appointments = options.appointments;
    this.#clock = options.clock ?? (() => new Date());
    this.#tlsPolicy = options.tlsPolicy ?? "never";
    this.#tokens = options.tokens;
    // So the manual has it (line 14054).
    this.#presenceDomains = (options.presenceDomains ?? []).join(";");
  }

  /**
   * Tells a client versions and login options. A client that asks for an anonymous login is told
   * the name to use for it.
   * @returns undefined if the client's protocol version is none.
   */
  negotiate(argument: NegotiateArgument, session: Session): NegotiateResult | undefined {
    if (!isProtocolVersion(argument.iClientProtocolVersion)) return undefined;
    const now = this.#clock();
    const state = this.#logins.of(session);
    const text = (key: string, stringdata: string) => ({ key, value: { stringdata } });
    const number = (key: string, integerdata: number) => ({ key, value: { integerdata } });
    if (this.#anonymous && asksForAnonymousLogin(argument))
      state.anonymousName ??= `anonymous-${randomUUID()}`;
    return {
      iServerProtocolVersion: PROTOCOL_VERSION,
      iServerUMSecurityOption: 0,
      iServerTLSSecurityOption: tlsSecurityOption[this.#tlsPolicy],
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
        text("presenceDomains", this.#presenceDomains),
        text("productVersion", packageVersion()),
        text("serverConnectionId", state.connectionId),
        text("serverVersion", packageVersion()),
      ],
      stServerTime: now,
    };
  }

  /**
   * Logs a session on with name and password, the only method for clients of other vendors (`simple`,
   * or `enhanced` with the method Basic), or with a login token (`enhanced` with the method JWT).
   * @param context Of the invoke: its session, and the signal that says that nobody waits any longer.
   * @throws RoseError with an AsnLogonError: 113 already logged on, 100 logging on already or too many logons at a
   *   time, 103 too many anonymous ones, 104 version, 106 method, 101 user name, 102 password or token, 107 user not enabled, 130 token expired.
   */
  async logon(
    argument: LogonArgument,
    { session, signal }: Pick<InvokeContext, "session" | "signal">,
  ): Promise<Module.AsnLogonResult> {
    this.#refuseSecondLogin(session);
    if (!isProtocolVersion(argument.iVersion)) {
      throw logonError(LogonFailure.eNETLOGININVALIDVERSION, "Invalid version");
    }
    const token = tokenOf(argument.authentication);
    if (token !== undefined && this.#tokens !== undefined) {
      const tokens = this.#tokens;
      const user = await this.#checked(session, signal, (asker) =>
        this.#verifyToken(tokens, token, asker),
      );
      return this.#logonAs(user, session, true);
    }
    const { name, password } = this.#passwordOf(argument.authentication);
    if (name === this.#logins.of(session).anonymousName) {
      if (!this.#logins.beginAnonymous(session, name)) {
        throw logonError(LogonFailure.eNETLOGINNOMOREUSERS, "Too many anonymous logons");
      }
      return logonResult(name, anonymousContact(name));
    }
    const user = await this.#checked(session, signal, (asker) =>
      this.#verify(name, password, asker),
    );
    return this.#logonAs(user, session, false);
  }

  /**
   * Name and password of a logon with them.
   * @throws RoseError with an AsnLogonError: 106 for another method; for Basic also 102 if there are no
   *   credentials, 101 if they are of another user than is named beside them.
   */
  #passwordOf(authentication: Module.AsnAuthenticationChoice): BasicCredentials {
    const { simple, enhanced } = authentication;
    if (simple !== undefined) {
      return { name: simple.u8sClientUsername, password: simple.u8sClientUserPassword };
    }
    if (enhanced === undefined || !isMethod(enhanced, "BASIC")) {
      throw logonError(
        LogonFailure.eNETLOGININVALIDAUTHENTICATIONMETHOD,
        "Invalid authentication method",
      );
    }
    const { u8sClientUsername: named, sAuthCredetials: octets } = enhanced;
    const given = octets.length > textLimits.credentials ? undefined : basicCredentials(octets);
    if (given === undefined) {
      throw logonError(LogonFailure.eNETLOGININVALIDPASS, "Invalid credentials");
    }
    if (named !== "" && this.#users.keyOf(named) !== this.#users.keyOf(given.name)) {
      throw logonError(LogonFailure.eNETLOGININVALUSERNAME, "Credentials of another user");
    }
    return given;
  }

  async #checked(
    session: Session,
    signal: AbortSignal,
    check: (asker: Asker) => Promise<User>,
  ): Promise<User> {
    const address = clientKey(session);
    const user = await this.#logins.whileChecking(session, signal, (ended) =>
      check({ address, signal: ended }),
    );
    if (user !== undefined) return user;
    throw overtaken();
  }

  #logonAs(user: User, session: Session, withToken: boolean): Module.AsnLogonResult {
    const { id, name, revision } = user;
    this.#logins.begin(session, name, { kind: "user", id, revision });
    noteLogon(session, withToken);
    return logonResult(name, this.#contactOf(user));
  }

  /** Ends the session's login; it may log on again. */
  logoff(session: Session): void {
    this.#logins.end(session);
  }

  /**
   * The login name and own contact of a session.
   * @throws RequestFailure if it is not logged on.
   */
  loggedIn(session: Session): Module.AsnGetLoggedInContactResult {
    const login = this.#logins.current(session);
    if (login?.kind === "anonymous") {
      return { u8sLoggedInUser: login.name, ownContact: anonymousContact(login.name) };
    }
    const user = this.#logins.user(session);
    return { u8sLoggedInUser: user.name, ownContact: this.#contactOf(user) };
  }

  async #verify(name: string, password: string, asker: Asker): Promise<User> {
    const found = await this.#checks.password(asker, name, password);
    switch (found) {
      case "busy":
        throw tooMany();
      case "left":
        throw overtaken();
      case "unknown-user":
        throw logonError(LogonFailure.eNETLOGININVALUSERNAME, "Invalid user name");
      case "wrong-password":
        throw logonError(
          LogonFailure.eNETLOGININVALIDPASS,
          "Invalid password",
          this.#users.find(name)?.name ?? name,
        );
      case "not-enabled":
        throw logonError(
          LogonFailure.eNETLOGINUSERNOTENABLED,
          "User is not enabled",
          this.#users.find(name)?.name ?? name,
        );
      default:
        return found;
    }
  }

  async #verifyToken(tokens: Tokens, token: string, asker: Asker): Promise<User> {
    const found = await this.#checks.signature(asker, () => tokens.verifyLogin(token));
    switch (found) {
      case "busy":
        throw tooMany();
      case "left":
        throw overtaken();
      case "expired":
        throw logonError(LogonFailure.eNETLOGINTOKENEXIRED, "Token expired");
      case "not-enabled":
        throw logonError(LogonFailure.eNETLOGINUSERNOTENABLED, "User is not enabled");
      case "invalid":
        throw logonError(LogonFailure.eNETLOGININVALIDPASS, "Invalid token");
      default:
        return found.user;
    }
  }

  #refuseSecondLogin(session: Session): void {
    if (this.#logins.current(session) === undefined) return;
    throw logonError(LogonFailure.eNETLOGINALREADYAUTHENTICATED, "Already authenticated");
  }

  #contactOf(user: User): AsnContact {
    return userContact(
      user,
      this.#users.contact(user),
      this.#appointments.running(user),
      this.#appointments.next(user),
    );
  }
}

/** The manual names no oldest version; what is no version at all is refused. */
function isProtocolVersion(version: number): boolean {
  return version >= 1;
}

function isMethod({ u8sAuthenticationMethod: method }: Enhanced, name: string): boolean {
  return method.length === name.length && method.toUpperCase() === name;
}

/** The token of a logon by that method. */
function tokenOf({ enhanced }: Module.AsnAuthenticationChoice): string | undefined {
  if (enhanced === undefined || !isMethod(enhanced, "JWT")) return undefined;
  // A JWT has only ASCII characters. Of one that is too long so much is left that it stays one.
  return Buffer.from(enhanced.sAuthCredetials.subarray(0, textLimits.token + 1)).toString("latin1");
}

function asksForAnonymousLogin({ optionalParams = [] }: NegotiateArgument): boolean {
  const wish = optionalParams.find(({ key }) => key === "AnonymousLogin")?.value;
  return (wish?.integerdata ?? 0) !== 0 || wish?.stringdata === "1";
}

function logonResult(name: string, contact: AsnContact): Module.AsnLogonResult {
  return { u8sLoggedInUser: name, iValidContact: 1, ownContact: contact };
}

function overtaken(): RoseError {
  return logonError(
    LogonFailure.eNETLOGININTERNALSERVERERROR,
    "Another logon is under way, or a logoff ended this one",
  );
}

function tooMany(): RoseError {
  return logonError(
    LogonFailure.eNETLOGININTERNALSERVERERROR,
    "Too many logons at a time, try again later",
  );
}

function logonError(
  detail: number,
  text: string,
  failedUser = "",
): RoseError<Module.AsnLogonError> {
  return new RoseError(Module.asnLogon, {
    iErrorDetail: detail,
    u8sErrorString: text,
    sAuthCredetials: new Uint8Array(0),
    u8sFailedUser: failedUser,
  });
}

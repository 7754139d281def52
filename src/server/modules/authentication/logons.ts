import * as Operations from "../../../modules/authentication/authentication.js";
import type { AsnContact } from "../../../modules/general/general.js";
import type { Session } from "../../../rose/index.js";
import { clientKey } from "../../client-address.js";
import { noteClientComputer } from "../../client-computer.js";
import { setAttached, type Principals } from "../../kernel/index.js";
import { textLimits } from "../../text-limits.js";
import type { Asker, Checks, Unchecked } from "../checks/api.js";
import type { Digests } from "../digests/api.js";
import type { Tokens } from "../tokens/api.js";
import type { LoginFailure, User, Users } from "../users/api.js";
import { anonymousContactOf } from "./anonymous-contact.js";
import { basicCredentials, type BasicCredentials } from "./basic.js";
import { takeDigestStep } from "./digest-step.js";
import { principalOf, type Logins } from "./logins.js";
import { LogonFailure, LogonRefusal, overtaken, tooMany } from "./logon-refusal.js";
import { isProtocolVersion } from "./negotiation.js";
import type { VisitorLogons } from "./visitor-logons.js";

/** What {@link Logons} depend on. */
export interface LogonParts {
  readonly users: Pick<Users, "find" | "keyOf">;
  readonly checks: Checks;
  readonly tokens: Pick<Tokens, "verifyLogin">;
  readonly digests: Digests;
  readonly principals: Principals;
  readonly logins: Logins;
  readonly visitors: Pick<VisitorLogons, "begun">;
  /** Returns a user's own contact. */
  readonly contactOf: (user: User) => Promise<AsnContact>;
}

/** The session that asks for a logon, and for how long it waits. */
export interface LogonRequest {
  readonly session: Session;
  /** Aborts when nobody waits for the logon any longer. */
  readonly signal: AbortSignal;
}

/** What a client has said of itself when it logs on. */
interface Given {
  readonly attached: boolean;
  readonly computer?: string;
}

/** The rules for logons (manual chapter 10). All of them are slow, so they must not be awaited in a unit. */
export class Logons {
  readonly #parts: LogonParts;

  constructor(parts: LogonParts) {
    this.#parts = parts;
  }

  /**
   * Logs a session on, with name and password, the only method for clients of other vendors (`simple`,
   * or `enhanced` with the method Basic), with a response of the method Digest, or with a login token (`enhanced` with the method
   * JWT).
   * @throws LogonRefusal with `detail` 105: this was the first step of Digest; 113: already logged on; 100: another logon under way, or too many at a time;
   *   103: too many anonymous logons; 104: invalid version; 106: invalid method; 101: invalid user name; 102: invalid
   *   password or token; 107: user not enabled; 130: token expired.
   */
  async logon(
    {
      iVersion,
      authentication,
      iAttachToContact,
      u8sClientComputerName: computer,
    }: Pick<Operations.AsnLogonArgument, "iVersion" | "authentication"> &
      Partial<Pick<Operations.AsnLogonArgument, "iAttachToContact" | "u8sClientComputerName">>,
    request: LogonRequest,
  ): Promise<Operations.AsnLogonResult> {
    const { session } = request;
    const { logins } = this.#parts;
    const unknown = this.#requireNoLogin(session);
    if (unknown !== undefined) await unknown;
    if (!isProtocolVersion(iVersion)) {
      throw new LogonRefusal(LogonFailure.eNETLOGININVALIDVERSION, "Invalid version");
    }
    const attached = iAttachToContact === Operations.AsnAttachToContactOptions.values.eAttachToAll;
    const given: Given = { attached, ...(computer !== undefined && { computer }) };
    const token = tokenOf(authentication);
    if (token !== undefined) {
      return this.#begin(request, "token", given, (asker) => this.#userOfToken(asker, token));
    }
    if ("enhanced" in authentication && isMethod(authentication.enhanced, "DIGEST")) {
      return this.#logonByDigest(authentication.enhanced, request, given);
    }
    const { name, password } = this.#passwordOf(authentication);
    if (name === logins.of(session).anonymousName) {
      return await this.#beginAnonymous(session, name, password);
    }
    return this.#begin(request, "password", given, (asker) =>
      this.#userOfPassword(asker, name, password),
    );
  }

  /**
   * Logs a session on as an administrator.
   * @param instead Whether an earlier login of the session makes way; if this one fails, it stays.
   * @throws LogonRefusal as {@link logon}; with `detail` 110 if the user is not an administrator.
   */
  async logonAdministrator(
    credentials: BasicCredentials | { readonly token: string },
    request: LogonRequest,
    instead = false,
  ): Promise<Operations.AsnLogonResult> {
    const unknown = instead ? undefined : this.#requireNoLogin(request.session);
    if (unknown !== undefined) await unknown;
    const method = "token" in credentials ? "token" : "password";
    return this.#begin(request, method, { attached: false }, async (asker) => {
      const user =
        "token" in credentials
          ? await this.#userOfToken(asker, credentials.token)
          : await this.#userOfPassword(asker, credentials.name, credentials.password);
      if (user.admin) return user;
      const { eNETLOGINMISSINGRIGHTS } = LogonFailure;
      throw new LogonRefusal(eNETLOGINMISSINGRIGHTS, "Only for an administrator", user.name);
    });
  }

  /**
   * Nothing to wait for if it is known at once, so that logons come into the queue in the order in which they arrive.
   * @throws LogonRefusal 113 if somebody is logged on (as a rejection, if it is a promise).
   */
  #requireNoLogin(session: Session): Promise<void> | undefined {
    const refuseIf = (current: unknown): void => {
      if (current === undefined) return;
      throw new LogonRefusal(LogonFailure.eNETLOGINALREADYAUTHENTICATED, "Already authenticated");
    };
    const current = this.#parts.principals.current(session);
    if (current instanceof Promise) return current.then(refuseIf);
    refuseIf(current);
    return undefined;
  }

  /**
   * Checks a name and password without logging anybody on.
   * @throws LogonRefusal as {@link logon}; with `detail` 106 also for a token.
   */
  identify(authentication: Operations.AsnAuthenticationChoice, asker: Asker): Promise<User> {
    const { name, password } = this.#passwordOf(authentication);
    return this.#userOfPassword(asker, name, password);
  }

  async #beginAnonymous(
    session: Session,
    name: string,
    password: string,
  ): Promise<Operations.AsnLogonResult> {
    const { logins, visitors } = this.#parts;
    const { visitorToken } = logins.of(session);
    if (visitorToken !== undefined && visitorToken !== password) {
      throw new LogonRefusal(LogonFailure.eNETLOGININVALIDPASS, "Invalid token");
    }
    if (!logins.beginAnonymous(session, name)) {
      throw new LogonRefusal(LogonFailure.eNETLOGINNOMOREUSERS, "Too many anonymous logons");
    }
    if (visitorToken !== undefined) await visitors.begun(session, name);
    return logonResult(name, anonymousContactOf(session, name));
  }

  async #begin(
    { session, signal }: LogonRequest,
    method: "password" | "token",
    { attached, computer }: Given,
    check: (asker: Asker) => Promise<User>,
  ): Promise<Operations.AsnLogonResult> {
    const { logins, contactOf } = this.#parts;
    const address = clientKey(session);
    const begun = await logins.begin(session, signal, async (ended) => {
      const user = await check({ address, signal: ended });
      setAttached(session, attached);
      if (computer !== undefined) noteClientComputer(session, computer);
      return { principal: principalOf(user, method), contact: await contactOf(user) };
    });
    if (begun === undefined) throw overtaken();
    return logonResult(begun.principal.name, begun.contact);
  }

  /**
   * The name and password of a logon.
   * @throws LogonRefusal with `detail` 106 for another method; for Basic also 102 if the credentials are invalid, and 101 if
   *   they belong to another user than the one that the argument names.
   */
  #passwordOf(authentication: Operations.AsnAuthenticationChoice): BasicCredentials {
    if ("simple" in authentication) {
      const { u8sClientUsername: name, u8sClientUserPassword: password } = authentication.simple;
      return { name, password };
    }
    if (!("enhanced" in authentication) || !isMethod(authentication.enhanced, "BASIC")) {
      throw new LogonRefusal(
        LogonFailure.eNETLOGININVALIDAUTHENTICATIONMETHOD,
        "Invalid authentication method",
      );
    }
    const { u8sClientUsername: named, sAuthCredetials: octets } = authentication.enhanced;
    const given = octets.length > textLimits.credentials ? undefined : basicCredentials(octets);
    if (given === undefined) {
      throw new LogonRefusal(LogonFailure.eNETLOGININVALIDPASS, "Invalid credentials");
    }
    const { users } = this.#parts;
    if (named !== "" && users.keyOf(named) !== users.keyOf(given.name)) {
      throw ofAnother();
    }
    return given;
  }

  async #userOfPassword(asker: Asker, name: string, password: string): Promise<User> {
    const { checks, digests } = this.#parts;
    const user = await this.#known(name, await checks.password(asker, name, password));
    await digests.learn(user, password);
    return user;
  }

  /** The second step of Digest logs on; before it comes the challenge. */
  #logonByDigest(
    enhanced: Enhanced,
    request: LogonRequest,
    given: Given,
  ): Promise<Operations.AsnLogonResult> {
    const { checks, digests, logins, users } = this.#parts;
    const response = takeDigestStep(enhanced, logins.of(request.session), digests.realm);
    const { u8sClientUsername: named } = enhanced;
    const { username } = response;
    if (named !== "" && users.keyOf(named) !== users.keyOf(username)) throw ofAnother();
    return this.#begin(request, "password", given, async (asker) => {
      const check = () => digests.verify(response);
      return this.#known(username, await checks.proof(asker, username, check));
    });
  }

  /** @throws LogonRefusal if nobody has been found. */
  async #known(name: string, found: User | LoginFailure | Unchecked): Promise<User> {
    const { users } = this.#parts;
    if (typeof found !== "string") return found;
    switch (found) {
      case "busy":
        throw tooMany();
      case "left":
        throw overtaken();
      case "unknown-user":
        throw new LogonRefusal(LogonFailure.eNETLOGININVALUSERNAME, "Invalid user name");
      case "wrong-password":
      case "not-enabled": {
        const failed = (await users.find(name))?.name ?? name;
        if (found === "not-enabled") throw notEnabled(failed);
        throw new LogonRefusal(LogonFailure.eNETLOGININVALIDPASS, "Invalid password", failed);
      }
    }
  }

  async #userOfToken(asker: Asker, token: string): Promise<User> {
    const { checks, tokens } = this.#parts;
    const found = await checks.signature(asker, () => tokens.verifyLogin(token));
    if (typeof found !== "string") return found.user;
    switch (found) {
      case "busy":
        throw tooMany();
      case "left":
        throw overtaken();
      case "expired":
        throw new LogonRefusal(LogonFailure.eNETLOGINTOKENEXIRED, "Token expired");
      case "not-enabled":
        throw notEnabled();
      case "invalid":
        throw new LogonRefusal(LogonFailure.eNETLOGININVALIDPASS, "Invalid token");
    }
  }
}

function isMethod({ u8sAuthenticationMethod: method }: Enhanced, name: string): boolean {
  return method.length === name.length && method.toUpperCase() === name;
}

type Enhanced = Operations.AsnAuthenticationEnhanced;

/** The token of a logon with the method JWT; undefined for another method. */
function tokenOf(authentication: Operations.AsnAuthenticationChoice): string | undefined {
  if (!("enhanced" in authentication)) return undefined;
  const { sAuthCredetials } = authentication.enhanced;
  if (!isMethod(authentication.enhanced, "JWT")) return undefined;
  // A JWT contains only ASCII characters. If it is too long, it is cut so that it is still too long and therefore refused.
  return Buffer.from(sAuthCredetials.subarray(0, textLimits.token + 1)).toString("latin1");
}

function ofAnother(): LogonRefusal {
  return new LogonRefusal(LogonFailure.eNETLOGININVALUSERNAME, "Credentials of another user");
}

function notEnabled(failedUser?: string): LogonRefusal {
  return new LogonRefusal(LogonFailure.eNETLOGINUSERNOTENABLED, "User is not enabled", failedUser);
}

function logonResult(name: string, contact: AsnContact): Operations.AsnLogonResult {
  return { u8sLoggedInUser: name, iValidContact: 1, ownContact: contact };
}

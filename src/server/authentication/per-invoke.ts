import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import {
  type Connection,
  type InvokeContext,
  type InvokeProblemName,
  type Refusal,
  type RoseAuthRequest,
  type RoseLog,
} from "../../rose/index.js";
import { textLimits } from "../text-limits.js";
import type { User, Users } from "../users/users.js";
import type { Logins } from "./logins.js";

/**
 * Says whose token it is: the user's name, or undefined if it is nobody's or holds no longer. What
 * it throws is a failure of the server.
 */
export type TokenVerifier = (
  token: string,
  context: InvokeContext,
) => string | undefined | Promise<string | undefined>;

/** What authentication within an invoke depends on. */
export interface InvokeAuthenticationOptions {
  readonly users: Users;
  readonly logins: Logins;
  readonly log: RoseLog;
  /** For the method JWT; without it there is none. */
  readonly verifyToken?: TokenVerifier | undefined;
}

/** Credentials that were right the last time, as far as they may be remembered. */
interface Remembered {
  readonly digest: Buffer;
  readonly id: number;
  readonly revision: number;
}

const nothing = new Uint8Array(0);

/**
 * Invokes that say themselves whose they are (`authentication` of ROSEInvoke, wire.md section 1):
 * with the method Basic, "user:password" as it is or in base64, and with JWT, a token.
 */
export class InvokeAuthentication {
  readonly #users: Users;
  readonly #logins: Logins;
  readonly #log: RoseLog;
  readonly #verifyToken: TokenVerifier | undefined;
  /** Makes digests of credentials worthless outside this process. */
  readonly #secret = randomBytes(32);
  readonly #remembered = new WeakMap<Connection, Remembered>();
  readonly #checks = new WeakMap<Connection, Promise<unknown>>();

  constructor({ users, logins, log, verifyToken }: InvokeAuthenticationOptions) {
    this.#users = users;
    this.#logins = logins;
    this.#log = log;
    this.#verifyToken = verifyToken;
  }

  /** Says who sent an invoke, or why it is refused. The engine's authenticate hook. */
  async authenticate(
    context: InvokeContext,
    { auth: { method, authdata } }: RoseAuthRequest,
  ): Promise<string | Refusal> {
    // No method's name is longer.
    const known = method.slice(0, 16).toLowerCase();
    const isToken = known === "jwt" && this.#verifyToken !== undefined;
    if (known !== "basic" && !isToken) {
      return this.#refuse(context, "authenticationFailed", "the method is not offered");
    }
    if (authdata.length === 0) {
      return this.#refuse(context, "authenticationIncomplete", "credentials are missing");
    }
    if (authdata.length > (isToken ? textLimits.token : textLimits.credentials)) {
      return this.#refuse(context, "authenticationFailed", "the credentials are not valid");
    }
    const user = isToken
      ? await this.#ofToken(context, authdata)
      : await this.#ofPassword(context.connection, authdata);
    if (user === undefined) {
      return this.#refuse(context, "authenticationFailed", "the credentials are not valid");
    }
    const { id, name, revision } = user;
    this.#logins.begin(context.session, name, { kind: "user", id, revision });
    // Somebody whom the server knows is there: the limits before the logon are for others.
    context.connection.authenticated = true;
    return name;
  }

  async #ofToken(context: InvokeContext, authdata: Uint8Array): Promise<User | undefined> {
    const token = textOf(authdata);
    const name = token === undefined ? undefined : await this.#verifyToken?.(token, context);
    const user = name === undefined ? undefined : this.#users.find(name);
    return user?.enabled === true ? user : undefined;
  }

  /** Checking a password is made expensive, so a connection has one checked at a time. */
  #ofPassword(connection: Connection, authdata: Uint8Array): Promise<User | undefined> {
    const digest = createHmac("sha256", this.#secret).update(authdata).digest();
    // The octets are the connection's; they may be gone when the check's turn comes.
    const credentials = credentialsOf(authdata);
    const before = this.#checks.get(connection) ?? Promise.resolve();
    const check = before.then(async () => {
      const known = this.#recall(connection, digest);
      if (known !== undefined || credentials === undefined) return known;
      const found = await this.#users.verify(credentials.name, credentials.password);
      if (typeof found === "string") return undefined;
      const { id, revision } = found;
      this.#remembered.set(connection, { digest, id, revision });
      return found;
    });
    this.#checks.set(
      connection,
      check.catch(() => {}),
    );
    return check;
  }

  /** The user whose credentials these were a moment ago, if they still can be. */
  #recall(connection: Connection, digest: Buffer): User | undefined {
    const last = this.#remembered.get(connection);
    if (last === undefined || !timingSafeEqual(last.digest, digest)) return undefined;
    const user = this.#users.get(last.id);
    return user?.enabled === true && user.revision === last.revision ? user : undefined;
  }

  #refuse(context: InvokeContext, reject: InvokeProblemName, details: string): Refusal {
    const { connection, operation } = context;
    const facts = { connection: connection.id, operation: operation.name, reason: details };
    this.#log.warn(facts, "authentication refused");
    const methods = this.#verifyToken === undefined ? ["Basic"] : ["Basic", "JWT"];
    const authList = methods.map((method) => ({ method, authdata: nothing }));
    return { reject, details, authentication: { authList } };
  }
}

/** A user name has no colon, a password may. */
function credentialsOf(authdata: Uint8Array): { name: string; password: string } | undefined {
  const given = textOf(authdata);
  if (given === undefined) return undefined;
  const text = given.includes(":") ? given : textOf(Buffer.from(given, "base64"));
  const colon = text?.indexOf(":") ?? -1;
  if (text === undefined || colon === -1) return undefined;
  return { name: text.slice(0, colon), password: text.slice(colon + 1) };
}

function textOf(octets: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    return undefined;
  }
}

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
import type { Tokens } from "../tokens/tokens.js";
import { clientKey } from "../client-address.js";
import type { User, Users } from "../users/users.js";
import { basicCredentials, utf8Of } from "./basic.js";
import type { Asker, Checks, Unchecked } from "./checks.js";
import type { Logins } from "./logins.js";
import { SharedWork } from "./shared-work.js";

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
  readonly checks: Checks;
  readonly log: RoseLog;
  /** For the method JWT, in place of the tokens of the server. */
  readonly verifyToken?: TokenVerifier | undefined;
  readonly tokens: Tokens;
}

/** Credentials that were right the last time, as far as they may be remembered. */
interface Remembered {
  readonly digest: Buffer;
  readonly id: number;
  readonly revision: number;
}

const nothing = new Uint8Array(0);

/**
 * Invokes that say themselves whose they are (`authentication` of ROSEInvoke, docs/protocol.md section 1):
 * with the method Basic, "user:password" as it is or in base64, and with JWT, a token.
 */
export class InvokeAuthentication {
  readonly #users: Users;
  readonly #logins: Logins;
  readonly #checks: Checks;
  readonly #log: RoseLog;
  readonly #verifyToken: TokenVerifier | undefined;
  readonly #tokens: Tokens;
  /** Makes digests of credentials worthless outside this process. */
  readonly #secret = randomBytes(32);
  readonly #remembered = new WeakMap<Connection, Remembered>();
  /** Checks of a connection that are under way, by the digest of what they check. */
  readonly #running = new WeakMap<Connection, SharedWork<User | undefined | Unchecked>>();

  constructor(options: InvokeAuthenticationOptions) {
    this.#users = options.users;
    this.#logins = options.logins;
    this.#checks = options.checks;
    this.#log = options.log;
    this.#verifyToken = options.verifyToken;
    this.#tokens = options.tokens;
  }

  /** Says who sent an invoke, or why it is refused. The engine's authenticate hook. */
  async authenticate(
    context: InvokeContext,
    { auth: { method, authdata } }: RoseAuthRequest,
  ): Promise<string | Refusal> {
    // No method's name is longer.
    const known = method.slice(0, 16).toLowerCase();
    const isToken = known === "jwt";
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
      : await this.#ofPassword(context, authdata);
    if (user === "busy" || user === "left") {
      const facts = { connection: context.connection.id, operation: context.operation.name };
      if (user === "busy") this.#log.warn(facts, "too many logons at a time");
      return { reject: "resourceLimitation", details: "too many logons at a time" };
    }
    if (user === undefined) {
      return this.#refuse(context, "authenticationFailed", "the credentials are not valid");
    }
    const { id, name, revision } = user;
    this.#logins.begin(context.session, name, { kind: "user", id, revision });
    // Somebody whom the server knows is there: the limits before the logon are for others.
    context.connection.authenticated = true;
    return name;
  }

  async #ofToken(
    context: InvokeContext,
    authdata: Uint8Array,
  ): Promise<User | undefined | Unchecked> {
    const token = utf8Of(authdata);
    if (token === undefined) return undefined;
    if (this.#verifyToken === undefined) {
      const check = () => this.#tokens.verifyLogin(token);
      const found = await this.#checks.signature(askerOf(context), check);
      if (found === "busy" || found === "left") return found;
      return typeof found === "string" ? undefined : found.user;
    }
    const name = await this.#verifyToken(token, context);
    const user = name === undefined ? undefined : this.#users.find(name);
    return user?.enabled === true ? user : undefined;
  }

  /** Checking a password is made expensive, so a connection has the same checked once at a time. */
  async #ofPassword(
    context: InvokeContext,
    authdata: Uint8Array,
  ): Promise<User | undefined | Unchecked> {
    const { connection } = context;
    const digest = createHmac("sha256", this.#secret).update(authdata).digest();
    const known = this.#recall(connection, digest);
    if (known !== undefined) return known;
    const credentials = basicCredentials(authdata);
    if (credentials === undefined) return undefined;
    let running = this.#running.get(connection);
    if (running === undefined) this.#running.set(connection, (running = new SharedWork()));
    const { address, signal } = askerOf(context);
    return running.share(digest.toString("latin1"), signal, async (nobodyWaits) => {
      const asker = { address, signal: nobodyWaits };
      const found = await this.#checks.password(asker, credentials.name, credentials.password);
      if (found === "busy" || found === "left") return found;
      if (typeof found === "string") return undefined;
      const { id, revision } = found;
      this.#remembered.set(connection, { digest, id, revision });
      return found;
    });
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
    const authList = ["Basic", "JWT"].map((method) => ({ method, authdata: nothing }));
    return { reject, details, authentication: { authList } };
  }
}

function askerOf({ session, signal }: InvokeContext): Asker {
  return { address: clientKey(session), signal };
}

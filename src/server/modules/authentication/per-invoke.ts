import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import {
  type Connection,
  type InvokeContext,
  type InvokeProblemName,
  type Refusal,
  type RoseAuthRequest,
  type RoseLog,
} from "../../../rose/index.js";
import type { Principals, UserPrincipal } from "../../kernel/index.js";
import { textLimits } from "../../text-limits.js";
import { askerOf, type Checks, type Unchecked } from "../checks/api.js";
import type { Tokens } from "../tokens/api.js";
import type { User, Users } from "../users/api.js";
import { basicCredentials, utf8Of } from "./basic.js";
import { principalOf } from "./logins.js";
import { SharedWork } from "./shared-work.js";

/**
 * Says whose token it is: the user's name, or undefined if it is nobody's or holds no longer. What
 * it throws is a failure of the server.
 */
export type TokenVerifier = (
  token: string,
  context: InvokeContext,
) => string | undefined | Promise<string | undefined>;

/** What {@link InvokeAuthentication} depends on. */
export interface InvokeAuthenticationParts {
  readonly users: Pick<Users, "get" | "find">;
  readonly checks: Checks;
  readonly tokens: Pick<Tokens, "verifyLogin">;
  readonly principals: Principals;
  readonly log: RoseLog;
  /** For the method JWT, in place of the tokens of the server. */
  readonly verifyToken?: TokenVerifier | undefined;
}

/** Who somebody has shown to be, as of a moment. */
interface Proof {
  readonly principal: UserPrincipal;
  /** `Principals.mark` before the user was looked up. */
  readonly mark: number;
}

/** Credentials that were right the last time, as far as they may be remembered. */
interface Remembered extends Proof {
  readonly digest: Buffer;
}

const nothing = new Uint8Array(0);

/**
 * Invokes that say themselves whose they are (`authentication` of ROSEInvoke, docs/protocol.md section 1):
 * with the method Basic, "user:password" as it is or in base64, and with JWT, a token.
 */
export class InvokeAuthentication {
  readonly #parts: InvokeAuthenticationParts;
  /** Makes digests of credentials worthless outside this process. */
  readonly #secret = randomBytes(32);
  readonly #remembered = new WeakMap<Connection, Remembered>();
  /** Checks of a connection that are under way, by the digest of what they check. */
  readonly #running = new WeakMap<Connection, SharedWork<Proof | undefined | Unchecked>>();

  constructor(parts: InvokeAuthenticationParts) {
    this.#parts = parts;
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
    const proof = isToken
      ? await this.#ofToken(context, authdata)
      : await this.#ofPassword(context, authdata);
    const { connection } = context;
    const { log, principals } = this.#parts;
    if (proof === "busy" || proof === "left") {
      const facts = { connection: connection.id, operation: context.operation.name };
      if (proof === "busy") log.warn(facts, "too many logons at a time");
      return { reject: "resourceLimitation", details: "too many logons at a time" };
    }
    if (proof === undefined) {
      return this.#refuse(context, "authenticationFailed", "the credentials are not valid");
    }
    const { principal, mark } = proof;
    principals.begin(context.session, principal, mark);
    // Somebody whom the server knows is there: the limits before the logon are for others.
    if (connection.open) connection.authenticated = true;
    return principal.name;
  }

  async #ofToken(
    context: InvokeContext,
    authdata: Uint8Array,
  ): Promise<Proof | undefined | Unchecked> {
    const token = utf8Of(authdata);
    if (token === undefined) return undefined;
    const { mark } = this.#parts.principals;
    const user = await this.#userOfToken(token, context);
    if (user === "busy" || user === "left") return user;
    return user && { principal: principalOf(user, "token"), mark };
  }

  async #userOfToken(token: string, context: InvokeContext): Promise<User | undefined | Unchecked> {
    const { users, checks, tokens, verifyToken } = this.#parts;
    if (verifyToken === undefined) {
      const check = () => tokens.verifyLogin(token);
      const found = await checks.signature(askerOf(context), check);
      if (found === "busy" || found === "left") return found;
      return typeof found === "string" ? undefined : found.user;
    }
    const name = await verifyToken(token, context);
    const user = name === undefined ? undefined : await users.find(name);
    return user?.enabled === true ? user : undefined;
  }

  /** Checking a password is made expensive, so a connection has the same checked once at a time. */
  async #ofPassword(
    context: InvokeContext,
    authdata: Uint8Array,
  ): Promise<Proof | undefined | Unchecked> {
    const { connection } = context;
    const digest = createHmac("sha256", this.#secret).update(authdata).digest();
    const known = await this.#recall(connection, digest);
    if (known !== undefined) return known;
    const credentials = basicCredentials(authdata);
    if (credentials === undefined) return undefined;
    let running = this.#running.get(connection);
    if (running === undefined) this.#running.set(connection, (running = new SharedWork()));
    const { address, signal } = askerOf(context);
    return running.share(digest.toString("latin1"), signal, async (nobodyWaits) => {
      const { checks, principals } = this.#parts;
      const asker = { address, signal: nobodyWaits };
      const { mark } = principals;
      const found = await checks.password(asker, credentials.name, credentials.password);
      if (found === "busy" || found === "left") return found;
      if (typeof found === "string") return undefined;
      const proof = { principal: principalOf(found, "password"), mark };
      this.#remembered.set(connection, { ...proof, digest });
      return proof;
    });
  }

  /**
   * The user whose credentials these were a moment ago, if they still can be: he is looked up only
   * if something has changed since.
   */
  async #recall(connection: Connection, digest: Buffer): Promise<Proof | undefined> {
    const last = this.#remembered.get(connection);
    if (last === undefined || !timingSafeEqual(last.digest, digest)) return undefined;
    const { users, principals } = this.#parts;
    const { mark } = principals;
    if (last.mark === mark) return last;
    const { id, revision } = last.principal.user;
    const user = await users.get(id);
    if (user?.enabled !== true || user.revision !== revision) return undefined;
    const proof = { principal: principalOf(user, "password"), mark };
    this.#remembered.set(connection, { ...proof, digest });
    return proof;
  }

  #refuse(context: InvokeContext, reject: InvokeProblemName, details: string): Refusal {
    const { connection, operation } = context;
    const facts = { connection: connection.id, operation: operation.name, reason: details };
    this.#parts.log.warn(facts, "authentication refused");
    const authList = ["Basic", "JWT"].map((method) => ({ method, authdata: nothing }));
    return { reject, details, authentication: { authList } };
  }
}

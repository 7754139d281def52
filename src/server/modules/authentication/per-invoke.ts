import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { textOfUtf8 } from "../../../codec/internal.js";
import {
  type Connection,
  type InvokeContext,
  type InvokeProblemName,
  type Refusal,
  type RoseAuthRequest,
} from "../../../rose/index.js";
import { linesOf } from "../../../rose/internal.js";
import { clientAddress } from "../../client-address.js";
import type { Principals, UserPrincipal } from "../../kernel/index.js";
import { textLimits } from "../../text-limits.js";
import { askerOf, type Checks, type Unchecked } from "../checks/api.js";
import type { Tokens } from "../tokens/api.js";
import type { User, Users } from "../users/api.js";
import { basicCredentials } from "./basic.js";
import { principalOf } from "./logins.js";
import { SharedWork } from "./shared-work.js";

/**
 * Checks a token. Returns the name of its user, or undefined if it is invalid or has expired. If it throws, the
 * invoke is answered as after a failure of the server.
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
  /** Checks tokens (method JWT), instead of the server's own check. */
  readonly verifyToken?: TokenVerifier | undefined;
}

/** A principal whose credentials have been checked. */
interface Proof {
  readonly principal: UserPrincipal;
  /** The value of `Principals.mark` before the user was looked up. */
  readonly mark: number;
}

/** The last valid credentials of a connection, as a digest. */
interface Remembered extends Proof {
  readonly digest: Buffer;
}

const nothing = new Uint8Array(0);

/**
 * Authenticates invokes that carry credentials (`authentication` of ROSEInvoke, docs/protocol.md section 1): with the
 * method Basic, "user:password", encoded in base64 or not, and with the method JWT, a token.
 */
export class InvokeAuthentication {
  readonly #parts: InvokeAuthenticationParts;
  /** The key of the digests, so that they are of no use outside this process. */
  readonly #secret = randomBytes(32);
  readonly #remembered = new WeakMap<Connection, Remembered>();
  /** The checks that are under way on a connection, by the digest of the credentials. */
  readonly #running = new WeakMap<Connection, SharedWork<Proof | undefined | Unchecked>>();

  constructor(parts: InvokeAuthenticationParts) {
    this.#parts = parts;
  }

  /** The engine's hook `authenticate`: returns the name of the user who sent an invoke, or why it is refused. */
  async authenticate(
    context: InvokeContext,
    { auth: { method, authdata } }: RoseAuthRequest,
  ): Promise<string | Refusal> {
    // No name of a method is longer.
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
    const { principals } = this.#parts;
    if (proof === "busy" || proof === "left") {
      if (proof === "busy") warn(context, {}, "too many logons at a time");
      return { reject: "resourceLimitation", details: "too many logons at a time" };
    }
    if (proof === undefined) {
      return this.#refuse(context, "authenticationFailed", "the credentials are not valid");
    }
    const { principal, mark } = proof;
    principals.begin(context.session, principal, mark);
    // The connection belongs to a known user, so the limits before a logon no longer apply to it.
    if (connection.open) connection.authenticated = true;
    return principal.name;
  }

  async #ofToken(
    context: InvokeContext,
    authdata: Uint8Array,
  ): Promise<Proof | undefined | Unchecked> {
    const token = textOfUtf8(authdata);
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

  /** Checks a password. This is expensive, so several invokes of a connection with the same credentials share one check. */
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
   * The user, if the last valid credentials of the connection were the same and the user's login has not ended since. The user
   * is looked up only if users may have changed.
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
    warn(context, { reason: details }, "authentication refused");
    const authList = ["Basic", "JWT"].map((method) => ({ method, authdata: nothing }));
    return { reject, details, authentication: { authList } };
  }
}

/** Logs why an invoke is refused. The operation is the client's choice. */
function warn({ session, operation }: InvokeContext, facts: object, text: string): void {
  const { connection } = session;
  const remoteAddress = clientAddress(session);
  const first = { operation: operation.name };
  linesOf(connection).warn(connection, { remoteAddress, ...facts }, text, first);
}

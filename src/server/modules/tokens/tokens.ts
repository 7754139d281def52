import { randomUUID } from "node:crypto";
import type { JWK } from "jose";
import {
  AsnUserTokenType,
  type AsnGetUserTokenArgument,
} from "../../../modules/authentication/authentication.js";
import type { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import { textLimits } from "../../text-limits.js";
import type { User, Users } from "../users/api.js";
import type { KeyStore } from "./key-store.js";
import { algorithm, SigningKeys } from "./keys.js";
import type { TokenRefusal, VerifiedToken } from "./token.js";

/** What {@link Tokens} depend on. */
interface TokensParts {
  readonly users: Pick<Users, "contact" | "get">;
  readonly keys: KeyStore;
  readonly clock: () => Date;
}

/** The user to whom a token is issued. */
export type Holder = Pick<User, "id" | "name" | "revision">;

/** The claim `iss`. */
const issuer = "rosewire";

const day = 24 * 60 * 60;
/** The lifetime of a token in seconds: the default (manual line 14363) and the maximum. */
const usualLifetime = day;
const longestLifetime = 30 * day;

const { eUserTokenExternal, eUserTokenLogin } = AsnUserTokenType.values;

/**
 * The tokens of users (manual chapter 1.5): JWTs (RFC 7519) signed by this server. A login token
 * logs its user on; an identification token only proves to others who the user is. A token is valid until
 * it expires, or its user is removed, disabled or gets a new password.
 */
export class Tokens {
  readonly #users: Pick<Users, "contact" | "get">;
  readonly #clock: () => Date;
  readonly #keys: SigningKeys;

  constructor({ users, keys, clock }: TokensParts) {
    this.#users = users;
    this.#clock = clock;
    const times = { rotation: 30 * day * 1000, longest: longestLifetime * 1000 };
    this.#keys = new SigningKeys(keys, times, clock);
  }

  /**
   * Issues a token.
   * @param wish Type, lifetime in seconds (at most 30 days), services and profile attributes. Each
   *   attribute becomes a claim `<service type>/<name>`; its value is that in the user's contact, or
   *   otherwise the given one.
   * @returns undefined for an unknown type, a lifetime of less than a second, or more services and
   *   attributes than a token may hold.
   */
  async issue(user: Holder, wish: AsnGetUserTokenArgument): Promise<string | undefined> {
    const { iType = eUserTokenExternal, iTTL = usualLifetime } = wish;
    if (iType !== eUserTokenExternal && iType !== eUserTokenLogin) return undefined;
    if (iTTL < 1 || !hasRoomFor(wish)) return undefined;
    const now = Math.floor(this.#clock().getTime() / 1000);
    // Most servers start without ever needing it.
    const { SignJWT } = await import("jose");
    const { kid, key } = await this.#keys.signing();
    const claims = {
      ...(await this.#attributesOf(user, wish.lstProfileAttributes ?? [])),
      iType,
      uid: user.id,
      rev: user.revision,
      ...(wish.lstServiceType !== undefined && { services: wish.lstServiceType }),
    };
    return new SignJWT(claims)
      .setProtectedHeader({ alg: algorithm, typ: "JWT", kid })
      .setIssuer(issuer)
      .setSubject(user.name)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(now + Math.min(iTTL, longestLifetime))
      .sign(key);
  }

  /** Checks a token of either type. */
  async verify(token: string): Promise<VerifiedToken | TokenRefusal> {
    const claims = await this.#claims(token);
    if (typeof claims === "string") return claims;
    const { uid, rev, iType, exp, services } = claims;
    const user = typeof uid === "number" ? await this.#users.get(uid) : undefined;
    if (user === undefined || user.revision !== rev || typeof iType !== "number") return "invalid";
    if (!user.enabled) return "not-enabled";
    const known = Array.isArray(services) ? services.map(String) : [];
    return { user, type: iType, expires: new Date((exp as number) * 1000), services: known };
  }

  /** Checks a token for a logon. Only login tokens are accepted. */
  async verifyLogin(token: string): Promise<VerifiedToken | TokenRefusal> {
    const found = await this.verify(token);
    return typeof found !== "string" && found.type !== eUserTokenLogin ? "invalid" : found;
  }

  async #attributesOf(user: Holder, wanted: Attributes): Promise<Record<string, unknown>> {
    if (wanted.length === 0) return {};
    const profile = profileOf(user, await this.#users.contact(user));
    const claims: [string, unknown][] = [];
    for (const { u8sServiceType, u8seName, u8sValue } of wanted) {
      const value = profile.get(u8seName) ?? u8sValue;
      if (value !== undefined) claims.push([`${u8sServiceType}/${u8seName}`, value]);
    }
    return Object.fromEntries(claims);
  }

  async #claims(token: string): Promise<Record<string, unknown> | TokenRefusal> {
    if (token.length > textLimits.token) return "invalid";
    const { decodeProtectedHeader, errors, jwtVerify } = await import("jose");
    try {
      const { kid } = decodeProtectedHeader(token);
      const key = kid === undefined ? undefined : await this.#keys.verifying(kid);
      if (key === undefined) return "invalid";
      const { payload } = await jwtVerify(token, key, {
        // No other algorithm: neither "none" nor a symmetric one, which would use the public key as a shared secret.
        algorithms: [algorithm],
        issuer,
        requiredClaims: ["exp", "iat", "sub"],
        currentDate: this.#clock(),
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) return "expired";
      if (error instanceof errors.JOSEError || error instanceof TypeError) return "invalid";
      throw error;
    }
  }

  /** The public keys with which others can check tokens (RFC 7517). */
  jwks(): Promise<{ keys: JWK[] }> {
    return this.#keys.jwks();
  }

  /** Makes a new key and signs with it from now on. Existing tokens stay valid. */
  rotate(): Promise<void> {
    return this.#keys.rotate();
  }
}

/** Whether a token may hold all services and attributes that were asked for. */
function hasRoomFor({ lstServiceType = [], lstProfileAttributes = [] }: AsnGetUserTokenArgument) {
  let room = textLimits.tokenWishes - lstServiceType.length - lstProfileAttributes.length;
  for (const type of lstServiceType) if ((room -= String(type).length) < 0) return false;
  for (const { u8sServiceType, u8seName, u8sValue = "" } of lstProfileAttributes) {
    if ((room -= u8sServiceType.length + u8seName.length + u8sValue.length) < 0) return false;
  }
  return room >= 0;
}

type Attributes = NonNullable<AsnGetUserTokenArgument["lstProfileAttributes"]>;

/** Values of claims. */
type Profile = ReadonlyMap<string, string | number | boolean>;

/**
 * The values in a user's contact by the names of its members, custom fields and optional parameters. Octets are left out,
 * because a claim cannot hold them.
 */
function profileOf({ name }: Holder, contact: AsnNetDatabaseContact): Profile {
  const profile = new Map<string, string | number | boolean>();
  for (const { key, value } of contact.optionalParams ?? []) {
    const [one] = Object.values(value as Record<string, unknown>);
    if (typeof one === "string" || typeof one === "number") profile.set(key, one);
  }
  for (const { key, value } of contact.customFields ?? []) profile.set(key, value);
  profile.set("u8sDisplayName", name);
  for (const [member, value] of Object.entries(contact)) {
    if (typeof value !== "object") profile.set(member, value);
  }
  return profile.set("u8sCtiServerUserName", name);
}

import type { RoseLog } from "../../rose/index.js";
import { silentLog } from "../../rose/index.js";
import { readJson } from "../http/json-body.js";
import { isObject } from "../json.js";
import type { HttpAnswer, HttpRequest } from "./http-client.js";

/** The authorization of requests to a source. */
export interface Authorization {
  /** The value of the header `Authorization`. */
  value(): Promise<string>;
  /**
   * The source has refused a value.
   * @returns Whether there may be another to try.
   */
  refused(value: string): Promise<boolean>;
}

/** A value made from a secret, which is read again when the source refuses it, in case there is a new one. */
export class ReadAuthorization implements Authorization {
  readonly #read: () => string;
  #current: string;

  /** @param read Reads the secret and makes the value of it. */
  constructor(read: () => string) {
    this.#read = read;
    this.#current = read();
  }

  value(): Promise<string> {
    return Promise.resolve(this.#current);
  }

  refused(value: string): Promise<boolean> {
    if (value === this.#current) this.#readAgain();
    return Promise.resolve(value !== this.#current);
  }

  #readAgain(): void {
    try {
      this.#current = this.#read();
    } catch {
      // The file may be about to be replaced; the next request finds out.
    }
  }
}

/** How access tokens are got (RFC 6749): with a refresh token (section 6), or the client's own credentials (4.4). */
export interface OAuthOptions {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: () => string;
  /** Without it, the grant is client_credentials. */
  readonly refreshToken?: (() => string) | undefined;
  /**
   * Keeps the refresh token that takes the place of the one that was used, where `refreshToken` finds
   * it. @throws Error if it cannot be kept.
   */
  readonly rotated?: ((refreshToken: string) => void) | undefined;
  readonly scope?: string | undefined;
  /** How the client proves itself (section 2.3.1): in the body, or by HTTP Basic. */
  readonly clientIn: "body" | "header";
  /** Sends a request to the token endpoint. */
  readonly send: (request: HttpRequest) => Promise<HttpAnswer>;
  readonly clock: () => Date;
  readonly log?: RoseLog | undefined;
}

/** An answer of the token endpoint that has no token. */
export class TokenError extends Error {
  override readonly name = "TokenError";
  readonly code = "connector-token";
}

/** Milliseconds before its end that a token is not used any more. */
const margin = 30_000;

/** Bearer tokens of an authorization server, renewed before they expire and when they are refused. */
export class OAuthAuthorization implements Authorization {
  readonly #options: OAuthOptions;
  readonly #log: RoseLog;
  #token: { readonly value: string; readonly expires: number } | undefined;
  #next: Promise<string> | undefined;
  #refreshToken: string | undefined;

  constructor(options: OAuthOptions) {
    this.#options = options;
    this.#log = options.log ?? silentLog;
  }

  async value(): Promise<string> {
    const known = this.#token;
    if (known !== undefined && this.#options.clock().getTime() < known.expires) return known.value;
    // Requests that need a token at once share it.
    this.#next ??= this.#fetch().finally(() => (this.#next = undefined));
    return this.#next;
  }

  refused(value: string): Promise<boolean> {
    if (this.#token?.value === value) this.#token = undefined;
    return Promise.resolve(true);
  }

  async #fetch(): Promise<string> {
    const { clock, send } = this.#options;
    const asked = clock().getTime();
    const { text } = await send(this.#request());
    const answer = readJson(text);
    const {
      access_token: token,
      expires_in: seconds,
      refresh_token: next,
    } = isObject(answer) ? answer : {};
    if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token)) {
      throw new TokenError("the answer of the token endpoint has no access_token");
    }
    if (typeof next === "string" && next !== "") this.#rotate(next);
    const lasts = typeof seconds === "number" && seconds > 0 ? seconds * 1000 : Infinity;
    // Of a token that lasts less than the margin, half its time is used.
    const expires = asked + Math.max(lasts - margin, lasts / 2);
    this.#token = { value: `Bearer ${token}`, expires };
    return this.#token.value;
  }

  #request(): HttpRequest {
    const { tokenUrl, clientId, clientSecret, clientIn, refreshToken, scope } = this.#options;
    const secret = clientSecret();
    const form = new URLSearchParams();
    if (refreshToken === undefined) form.set("grant_type", "client_credentials");
    else {
      form.set("grant_type", "refresh_token");
      form.set("refresh_token", this.#refreshToken ?? refreshToken());
    }
    if (scope !== undefined) form.set("scope", scope);
    const encoded = [clientId, secret].map(encodeURIComponent).join(":");
    if (clientIn === "body") {
      form.set("client_id", clientId);
      form.set("client_secret", secret);
    }
    return {
      method: "POST",
      url: tokenUrl,
      headers: {
        "Content-Type": "application/x-www-form-urlencoded",
        Accept: "application/json",
        ...(clientIn === "header" && {
          Authorization: `Basic ${Buffer.from(encoded).toString("base64")}`,
        }),
      },
      body: form.toString(),
      repeatable: true,
    };
  }

  /** The one that was used may not be taken again (section 6). */
  #rotate(next: string): void {
    const { refreshToken, rotated } = this.#options;
    if (refreshToken === undefined || next === (this.#refreshToken ?? refreshToken())) return;
    this.#refreshToken = next;
    try {
      rotated?.(next);
      // It is read from its place the next time, and so is one that somebody else puts there.
      this.#refreshToken = undefined;
    } catch (error) {
      const facts = { error: (error as Error).message };
      this.#log.error(
        facts,
        "the new refresh token could not be stored: it is lost when the process ends",
      );
    }
  }
}

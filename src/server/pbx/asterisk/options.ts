import type { ConnectionOptions } from "node:tls";
import type { RoseLog } from "../../../rose/index.js";
import {
  checkLimit,
  highest,
  knownOptions,
  logDemand,
  requiredOptions,
  requireGiven,
  type NamesOf,
} from "../../../rose/internal.js";
import { lineRules, type AsteriskLines } from "./lines.js";
import { longestExtension } from "./pattern.js";

/** How a connection with TLS checks who answers. */
export interface AsteriskTls extends Pick<ConnectionOptions, "ca"> {
  /** The name that the certificate must be for; `host` by default. */
  readonly servername?: string | undefined;
}

/** How an {@link AsteriskPbx} is reached, and which lines it has. Times are in milliseconds. */
export interface AsteriskPbxOptions {
  /** The name or IP address of the machine that Asterisk runs on. */
  readonly host: string;
  /** 5038 by default, with TLS 5039. */
  readonly port?: number | undefined;
  /** Whether the manager interface is reached by TLS. */
  readonly tls?: boolean | AsteriskTls | undefined;
  /** A user of `manager.conf`. */
  readonly username: string;
  /** The password of that user. */
  readonly secret: string;
  /** `challenge` does not send the secret, and is the default; `plain` does, for an Asterisk without MD5. */
  readonly logon?: "challenge" | "plain" | undefined;
  /** The context of the dialplan in which the lines dial. */
  readonly context: string;
  /** The context that has the hints of the lines; `context` by default. */
  readonly hintContext?: string | undefined;
  /** Which extensions are lines: of several patterns that fit, the first one counts. */
  readonly lines: readonly AsteriskLines[];
  /** How long the telephone rings from which a call is made; 30 s by default. */
  readonly ringTime?: number | undefined;
  /** How long connecting and the logon may take; 5 s by default. */
  readonly connectTimeout?: number | undefined;
  /** How long an answer may take, before the connection is given up; 10 s by default. */
  readonly actionTimeout?: number | undefined;
  /** How long it is quiet before Asterisk is asked whether it is still there; 15 s by default. */
  readonly pingInterval?: number | undefined;
  /** The longest wait before another attempt to connect; 30 s by default. */
  readonly maxDelay?: number | undefined;
  /** Where it is told that the connection is there, or not; nowhere by default. */
  readonly log?: RoseLog | undefined;
}

const tlsNames = { ca: true, servername: "string" } satisfies NamesOf<AsteriskTls>;

const lineNames = { pattern: "string", number: "string" } satisfies NamesOf<AsteriskLines>;

const optionNames = {
  host: "string",
  port: "number",
  tls: true,
  username: "string",
  secret: "string",
  logon: { challenge: true, plain: true },
  context: "string",
  hintContext: "string",
  lines: "array",
  ringTime: "number",
  connectTimeout: "number",
  actionTimeout: "number",
  pingInterval: "number",
  maxDelay: "number",
  log: logDemand,
} satisfies NamesOf<AsteriskPbxOptions>;

/** The times of an Asterisk, if none are given. */
export const asteriskTimes = {
  ringTime: 30_000,
  connectTimeout: 5_000,
  actionTimeout: 10_000,
  pingInterval: 15_000,
  maxDelay: 30_000,
} as const;

/** @throws TypeError for an unknown option or a wrong one, RangeError for a number, text or pattern that makes no sense. */
export function checkAsterisk(options: AsteriskPbxOptions): void {
  requiredOptions(options, optionNames, "AsteriskPbx");
  requireGiven(options, ["host", "username", "secret", "context", "lines"], "AsteriskPbx");
  const { tls, port = 5038, lines, context, hintContext = context, username, secret } = options;
  if (typeof tls !== "boolean") knownOptions(tls, tlsNames, "tls", "tls.");
  checkLimit("port", port, 1, 65_535);
  for (const line of lines) {
    requiredOptions(line, lineNames, "lines", "lines.");
    requireGiven(line, ["pattern"], "lines");
  }
  lineRules(lines);
  for (const name of Object.keys(asteriskTimes) as (keyof typeof asteriskTimes)[]) {
    checkLimit(name, options[name] ?? asteriskTimes[name], 1, highest.time);
  }
  for (const text of [context, hintContext, username, secret]) {
    // The secret is not shown.
    if (!/^\P{Cc}+$/u.test(text))
      throw new RangeError("a name or secret is empty, or has a control character");
  }
  for (const text of [context, hintContext]) {
    if (text.length > longestExtension) throw new RangeError(`the context ${text} is too long`);
  }
}

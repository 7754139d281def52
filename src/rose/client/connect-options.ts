import { knownOptions, knownValue } from "../../codec/internal.js";
import { connectOptionNames, type ConnectOptions } from "../api/client.js";
import { engineLimits, type EngineLimits } from "../limits.js";
import { protocolOf } from "../protocol/protocol.js";
import { clientTlsNames, tlsModes } from "../socket/tls-options.js";
import { requireModernTls } from "../socket/tls-version.js";
import { backoffTimes } from "./backoff.js";

/**
 * Refuses options with which `connect` could not even begin, also for code that connects later.
 * @param what Whose options they are, for the message.
 * @throws TypeError for an unknown option or value; RangeError for an invalid limit or time, and for old TLS.
 */
export function checkConnectOptions(options: ConnectOptions, what: string): void {
  knownOptions(options, connectOptionNames, what);
  const { tls, reconnect, protocol, encoding } = options;
  if (typeof tls === "object") {
    knownOptions(tls, clientTlsNames, "tls", "tls.");
    requireModernTls({ minVersion: tls.minVersion });
  } else knownValue(tls, { ...tlsModes, never: true }, "tls");
  if (protocol !== undefined && !protocolOf(protocol).native) {
    const mode = typeof tls === "object" ? tls.mode : tls;
    if (encoding === "json") throw new TypeError(`${protocol.name} is not spoken in JSON`);
    if (mode === "starttls") throw new TypeError(`${protocol.name} has no StartTLS`);
  }
  if (reconnect !== undefined && typeof reconnect !== "boolean") backoffTimes(reconnect);
  engineLimits(limitsOf(options), "client");
}

/** The limits among the options, those with a short form too. */
export function limitsOf(options: ConnectOptions): Partial<EngineLimits> {
  const { limits, connectTimeout, callTimeout } = options;
  return {
    ...limits,
    ...(connectTimeout !== undefined && { connectTimeout }),
    ...(callTimeout !== undefined && { callTimeout }),
  };
}

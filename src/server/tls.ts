import type { Event, Operation } from "../codec/index.js";
import {
  asnLogon,
  asnNegotiateServerConnection,
  asnNegotiateServerConnectionDeprecated,
  AsnLogonErrorEnum,
} from "../modules/authentication/authentication.js";
import { AsnRequestError } from "../modules/common/common.js";
import type {
  InvokeContext,
  Refusal,
  ServerCertificate,
  ServerTlsOptions,
  TlsPolicy,
} from "../rose/index.js";
import { RequestErrorDetail, requestErrorValue } from "./kernel/errors.js";

/** A certificate with its key, and whether clients on the port in clear may or must turn to TLS. */
export interface UcServerTls extends ServerCertificate {
  /** "allowed" by default. */
  readonly policy?: TlsPolicy | undefined;
}

/**
 * `iServerTLSSecurityOption` of the negotiation. The manual says what it tells and prints no
 * numbers; these are this server's own.
 */
export const tlsSecurityOption: Readonly<Record<TlsPolicy, number>> = {
  never: 0,
  allowed: 1,
  required: 2,
};

/** What a server does about TLS: never without a certificate. */
export function policyOf(tls: UcServerTls | undefined): TlsPolicy {
  return tls === undefined ? "never" : (tls.policy ?? "allowed");
}

/** What a server that requires TLS answers before it. */
const clearOperations: readonly (Operation | Event)[] = [
  asnNegotiateServerConnection,
  asnNegotiateServerConnectionDeprecated,
];

/** The engine's options for a server's. */
export function engineTls(tls: UcServerTls): ServerTlsOptions {
  return { ...tls, clearOperations, refuse };
}

function refuse({ operation }: InvokeContext): Refusal {
  if (operation === asnLogon) {
    return {
      error: {
        iErrorDetail: AsnLogonErrorEnum.values.eNETLOGINTLSREQUIRED,
        u8sErrorString: "TLS is required",
        sAuthCredetials: new Uint8Array(0),
        u8sFailedUser: "",
      },
    };
  }
  if (operation.kind === "operation" && operation.error === AsnRequestError) {
    return { error: requestErrorValue(RequestErrorDetail.accessDenied, "TLS is required") };
  }
  return { reject: "resourceLimitation", details: "TLS is required" };
}

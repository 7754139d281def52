import type { Event, Operation } from "../codec/index.js";
import {
  asnLogon,
  asnNegotiateServerConnection,
  asnNegotiateServerConnectionDeprecated,
  AsnLogonErrorEnum,
} from "../modules/authentication/authentication.js";
import { AsnRequestError } from "../modules/common/common.js";
import {
  asnLoginV2,
  asnNegotiateServerConnectionV2,
} from "../modules/later/authentication/authentication.js";
import { AsnRequestError as LaterRequestError } from "../modules/later/common/common.js";
import { asnMgmtLogin, asnMgmtStartTLS } from "../modules/management/management.js";
import type {
  InvokeContext,
  Refusal,
  ServerCertificate,
  ServerTlsOptions,
  TlsPolicy,
} from "../rose/index.js";
import { RequestErrorDetail, requestErrorValue } from "./kernel/errors.js";

/** A certificate with its key, and whether clients on the unencrypted port may or must change to TLS. */
export interface UcServerTls extends ServerCertificate {
  /** "allowed" by default. */
  readonly policy?: TlsPolicy | undefined;
}

/**
 * The values of `iServerTLSSecurityOption` in the negotiation. The manual describes the member but gives no
 * numbers, so these are this server's own.
 */
export const tlsSecurityOption: Readonly<Record<TlsPolicy, number>> = {
  never: 0,
  allowed: 1,
  required: 2,
};

/** The TLS policy of a server; without a certificate it is "never". */
export function policyOf(tls: UcServerTls | undefined): TlsPolicy {
  return tls === undefined ? "never" : (tls.policy ?? "allowed");
}

/** What a server that requires TLS carries out on a connection without TLS. */
const clearOperations: readonly (Operation | Event)[] = [
  asnNegotiateServerConnection,
  asnNegotiateServerConnectionDeprecated,
  asnNegotiateServerConnectionV2,
];

/** The engine's TLS options that correspond to those of a server. */
export function engineTls(tls: UcServerTls): ServerTlsOptions {
  return { ...tls, clearOperations, startTlsOperations: [asnMgmtStartTLS], refuse };
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
  if (operation === asnLoginV2 || operation === asnMgmtLogin) {
    const { eNETLOGINTLSREQUIRED } = AsnLogonErrorEnum.values;
    return { error: requestErrorValue(eNETLOGINTLSREQUIRED, "TLS is required") };
  }
  if (
    operation.kind === "operation" &&
    (operation.error === AsnRequestError || operation.error === LaterRequestError)
  ) {
    return { error: requestErrorValue(RequestErrorDetail.accessDenied, "TLS is required") };
  }
  return { reject: "resourceLimitation", details: "TLS is required" };
}

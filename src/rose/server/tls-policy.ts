/** Whether a server offers or requires StartTLS (UCServer: iServerTLSSecurityOption). */
export type TlsPolicy = "never" | "allowed" | "required";

/** The values of {@link TlsPolicy}. */
export const tlsPolicies = { never: true, allowed: true, required: true } satisfies Record<
  TlsPolicy,
  true
>;

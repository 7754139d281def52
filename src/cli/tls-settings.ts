import type { TlsPolicy } from "../rose/index.js";
import {
  demoCertificate,
  readCertificate,
  type CertificateFiles,
  type Pem,
} from "./certificate.js";
import { isOnLoopback } from "./listening.js";
import { usageError } from "./outcome.js";
import type { GatewayCommandOptions } from "./syntax/gateway.js";
import type { ServeOptions } from "./syntax/serve.js";

/** What the server does about TLS, and where that comes from. */
export interface TlsSettings {
  readonly pem: Pem;
  readonly files: CertificateFiles | undefined;
  readonly policy: TlsPolicy;
  /** The certificate is the demo's, and has just been created. */
  readonly fresh: boolean;
}

/** Waits for what has been begun; throws CommandError. A certificate that has been made is only kept then. */
export type Waiting<T> = () => Promise<T | undefined>;

/** Begins to find out what a server does about TLS. What is wrong is told to who waits for it. */
export function beginTls(options: ServeOptions): Waiting<TlsSettings> {
  return waitingFor(tlsOf(options));
}

/** The same for the certificate of a web service that is not in the server. */
export function beginHttps(options: GatewayCommandOptions): Waiting<Pem> {
  return waitingFor(httpsOf(options));
}

function waitingFor<T>(begun: Promise<Waiting<T>>): Waiting<T> {
  begun.catch(() => {});
  return async () => await (await begun)();
}

const none: Waiting<never> = () => Promise.resolve(undefined);

async function tlsOf(options: ServeOptions): Promise<Waiting<TlsSettings>> {
  const { tls: policy = "allowed", tlsPort, host, data } = options;
  const files = filesOf(options);
  if (files !== undefined) {
    return async () => ({ pem: await readCertificate(files), files, policy, fresh: false });
  }
  if (options.tls === "never" && tlsPort === undefined) return none;
  if (await isOnLoopback(host)) {
    const demo = await demoCertificate(data);
    return async () => ({ ...(await demo()), policy });
  }
  if (options.tls === undefined && tlsPort === undefined) return none;
  throw usageError(`TLS on ${host} needs a certificate: give --cert and --key`);
}

async function httpsOf(options: GatewayCommandOptions): Promise<Waiting<Pem>> {
  if (options.httpsPort === "off") return none;
  const files = filesOf(options);
  if (files !== undefined) return () => readCertificate(files);
  if (!(await isOnLoopback(options.host))) return none;
  const demo = await demoCertificate(":memory:");
  return async () => (await demo()).pem;
}

function filesOf({ cert, key }: Partial<CertificateFiles>): CertificateFiles | undefined {
  if (cert !== undefined && key !== undefined) return { cert, key };
  if (cert !== undefined || key !== undefined) throw usageError("--cert and --key go together");
  return undefined;
}

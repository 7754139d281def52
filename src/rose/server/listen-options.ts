import type { ListenOptions } from "../api/server.js";
import { knownOptions, type NamesOf } from "../../codec/internal.js";

const listenOptionNames = { host: true, port: true, tls: true } satisfies NamesOf<ListenOptions>;

/**
 * Fills in the defaults of the options.
 * @param usual The usual ports for clear text and for TLS.
 * @throws TypeError for something that is not options, an unknown option, a `tls` that is not a boolean, or an empty `host`.
 */
export function listenOptions(
  given: ListenOptions | undefined,
  usual: { readonly clear: number; readonly tls: number },
): { readonly host: string; readonly port: number; readonly tls: boolean } {
  if (given !== undefined && (typeof given !== "object" || given === null)) {
    throw new TypeError(`listen takes { host, port, tls }, not a ${typeof given}`);
  }
  knownOptions(given, listenOptionNames, "listen");
  const { host = "127.0.0.1", tls = false } = given ?? {};
  if (typeof tls !== "boolean") {
    throw new TypeError("tls of listen is a boolean: the certificate is an option of the server");
  }
  // Node would take an empty one for all addresses of the machine.
  if (typeof host !== "string" || host === "") {
    throw new TypeError(
      "host of listen is an address or a name: 0.0.0.0 and :: mean all addresses",
    );
  }
  return { host, port: given?.port ?? (tls ? usual.tls : usual.clear), tls };
}

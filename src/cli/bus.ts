import type { RoseLog } from "../rose/index.js";
import { NatsBus } from "../server/index.js";
import { readPem } from "./certificate.js";
import { usageError } from "./outcome.js";
import type { ServeOptions } from "./syntax/serve.js";

/**
 * The bus on which `serve` finds other servers, if there is one; it is not connected yet. An address that is none is not shown, because it
 * may contain a password.
 * @throws CommandError
 */
export async function busFrom(options: ServeOptions, log: RoseLog): Promise<NatsBus | undefined> {
  const { bus: servers, store, busCredentials, busCa, busCert, busKey } = options;
  const files = {
    "--bus-credentials": busCredentials,
    "--bus-ca": busCa,
    "--bus-cert": busCert,
    "--bus-key": busKey,
  };
  // A variable that is empty counts as none.
  if (servers === undefined || servers === "") {
    const [given] = Object.entries(files).find(([, file]) => file !== undefined) ?? [];
    if (given !== undefined) throw usageError(`${given} needs --bus`);
    return undefined;
  }
  if (store === undefined || store === "") {
    throw usageError(
      "--bus needs --store: servers share a PostgreSQL database, and the folder of --data is for one of them only",
    );
  }
  const [credentials, ca, cert, key] = await Promise.all(
    Object.values(files).map(async (file) => file && (await readPem(file))),
  );
  try {
    return new NatsBus({ servers, credentials, ca, cert, key, log });
  } catch (error) {
    throw usageError(`--bus cannot be used: ${(error as Error).message}`);
  }
}

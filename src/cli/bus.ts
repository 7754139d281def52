import type { RoseLog } from "../rose/index.js";
import { NatsBus, type NatsIdentity } from "../server/index.js";
import { readPem } from "./certificate.js";
import { usageError } from "./outcome.js";
import type { ServeOptions } from "./syntax/serve.js";

/**
 * The bus on which `serve` finds other servers, if there is one; it is not connected yet. An address that is none is not shown, because it
 * may contain a password.
 * @throws CommandError
 */
export async function busFrom(options: ServeOptions, log: RoseLog): Promise<NatsBus | undefined> {
  const { bus: servers, store } = options;
  // A variable that is empty counts as none.
  if (servers === undefined || servers === "") {
    const [given] = filesOf(options);
    if (given !== undefined) throw usageError(`${given.option} needs --bus`);
    return undefined;
  }
  if (store === undefined || store === "") {
    throw usageError(
      "--bus needs --store: servers share a PostgreSQL database, and the folder of --data is for one of them only",
    );
  }
  const identity = await identityFrom(options);
  try {
    return new NatsBus({ servers, ...identity, log });
  } catch (error) {
    throw usageError(`--bus cannot be used: ${(error as Error).message}`);
  }
}

/** What reads the files again by which the bus is reached, and uses them when it is connected with anew; undefined if there are none. */
export function busFilesAgain(
  bus: NatsBus | undefined,
  options: ServeOptions,
  log: RoseLog,
): (() => Promise<void>) | undefined {
  const files = filesOf(options).map(({ file }) => file);
  if (bus === undefined || files.length === 0) return undefined;
  return async () => {
    try {
      bus.setIdentity(await identityFrom(options));
      log.info({ files }, "files of the bus read again");
    } catch (err) {
      log.error({ files, err }, "the files of the bus cannot be used");
    }
  };
}

interface BusFile {
  readonly option: string;
  readonly member: keyof NatsIdentity;
  readonly file: string;
}

/** The files that the options name. */
function filesOf({ busCredentials, busCa, busCert, busKey }: ServeOptions): BusFile[] {
  const all = { credentials: busCredentials, ca: busCa, cert: busCert, key: busKey };
  return (Object.keys(all) as (keyof typeof all)[]).flatMap((member) => {
    const file = all[member];
    return file === undefined ? [] : [{ option: `--bus-${member}`, member, file }];
  });
}

/** @throws CommandError for a file that cannot be read. */
async function identityFrom(options: ServeOptions): Promise<NatsIdentity> {
  const read = filesOf(options).map(async ({ member, file }) => [member, await readPem(file)]);
  return Object.fromEntries(await Promise.all(read)) as NatsIdentity;
}

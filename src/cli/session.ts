import { hostname } from "node:os";
import { AsnAttachToContactOptions, asnLogoff } from "../modules/authentication/authentication.js";
import {
  connect,
  ConnectError,
  logOn,
  silentLog,
  type Client,
  type ConnectOptions,
  type Connection,
} from "../rose/index.js";
import { packageVersion } from "../server/internal.js";
import { tlsToServer } from "./client-tls.js";
import { demoPassword } from "./demo-passwords.js";
import { failure, usageError, type CommandError } from "./outcome.js";
import { passwordFrom } from "./password.js";
import type { LoginOptions, ServerOptions } from "./syntax/server-options.js";

/** A user and the password. */
export interface Login {
  readonly user: string;
  readonly password: string;
}

/** The user to log on as; undefined for none. */
export async function loginFrom(options: LoginOptions): Promise<Login | undefined> {
  const { user, password, passwordStdin, demo, data } = options;
  if (demo === undefined) {
    return user === undefined ? undefined : { user, password: await passwordFrom(options) };
  }
  if (user !== undefined || password !== undefined || passwordStdin) {
    throw usageError("--demo gives the user and the password: leave out --user and --password");
  }
  return { user: demo, password: demoPassword(data, demo) };
}

/**
 * Connects to a server; the command itself reports what goes wrong.
 * @throws CommandError if that fails.
 */
export async function open(server: ServerOptions, options: ConnectOptions): Promise<Client> {
  const { host, port } = server;
  const tls = await tlsToServer(server);
  try {
    return await connect({ ...tls, host, port, log: silentLog, ...options });
  } catch (error) {
    throw unreached(server, error);
  }
}

/** Says why a server cannot be reached. */
export function unreached({ host, port }: ServerOptions, error: unknown): CommandError {
  const cause = error instanceof ConnectError ? (error.cause as NodeJS.ErrnoException) : undefined;
  const reason = cause?.code === "ECONNREFUSED" ? "nobody listens there" : (error as Error).message;
  return failure(`cannot connect to ${host} port ${port}: ${reason}`);
}

/**
 * Logs a command on.
 * @param attach Which events it is sent; none by default.
 */
export async function beginSession(
  connection: Client | Connection,
  login: Login,
  attach: AsnAttachToContactOptions = AsnAttachToContactOptions.values.eAttachToNothing,
): Promise<void> {
  await logOn(connection, login, { version: packageVersion(), computer: hostname(), attach });
}

/**
 * Logs off, if somebody has logged on, and closes when what is pending has ended.
 * @param milliseconds The longest time to wait for that; 0 waits for ever.
 */
export async function endSession(
  client: Client,
  login: Login | undefined,
  milliseconds = 0,
): Promise<void> {
  if (login !== undefined) client.emit(asnLogoff, {});
  await client.drain(milliseconds);
}

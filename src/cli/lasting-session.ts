import { ANY, event as eventOf, type Event } from "../codec/index.js";
import type { AsnAttachToContactOptions } from "../modules/authentication/authentication.js";
import { asnTransportKeepAlive } from "../modules/transport/transport.js";
import type { Registry } from "../modules/registry.js";
import {
  ConnectionClosedError,
  printable,
  RoseError,
  RoseReject,
  type Client,
  type Connection,
  type ConnectOptions,
} from "../rose/index.js";
import { CommandError, failure } from "./outcome.js";
import { beginSession, open, type Login } from "./session.js";
import type { ServerOptions } from "./syntax/server-options.js";

/** What a session does that lasts longer than a connection. */
export interface Lasting {
  readonly registry: Registry;
  /** Who logs on, on each connection; undefined for nobody. */
  readonly login: Login | undefined;
  readonly attach: AsnAttachToContactOptions;
  /** How to connect, besides the server. */
  readonly connecting: Pick<ConnectOptions, "callTimeout" | "encoding" | "strictness">;
  /** Comes after each logon. */
  prepare(connection: Connection): Promise<void>;
  /** Takes each event of the server; of one that is not known, the argument is its octets. */
  event(event: Event, argument: unknown): void;
  /** Is told when the connection is lost, and when there is another. */
  tell(message: string): void;
}

/**
 * Connects and logs on, and does so again whenever the connection is lost.
 * @throws CommandError if the first connection does not come about; what `prepare` throws; RoseError or RoseReject for the logon.
 */
export async function lastingSession(server: ServerOptions, session: Lasting): Promise<Client> {
  const { login, attach, connecting } = session;
  const prepare = async (connection: Connection): Promise<void> => {
    if (login !== undefined) await beginSession(connection, login, attach);
    await session.prepare(connection);
  };
  let isFirst = true;
  const client = await open(server, {
    ...connecting,
    integers: "bigint",
    // The first time, the handler of events has to be there before.
    onConnected: (connection) => (isFirst ? undefined : prepare(connection)),
    reconnect: { retry: (error) => !isFinal(error) },
  });
  const { registry } = session;
  client.handleRest(
    (idOrName) => {
      const known = registry.findOperation(idOrName)?.operation;
      if (known === undefined) return unknownEvent(idOrName);
      // This client carries out nothing.
      return known.kind === "event" ? known : undefined;
    },
    (argument, { operation }) => {
      // A sign of life is the connection's business.
      if (operation.kind === "event" && operation !== asnTransportKeepAlive) {
        session.event(operation, argument);
      }
    },
  );
  try {
    await prepare(client.connection);
  } catch (error) {
    await client.close();
    throw error;
  }
  isFirst = false;
  void follow(client, session);
  return client;
}

/** Why a session has ended for good. */
export async function endOf(client: Client): Promise<CommandError> {
  const { error, message } = await client.closed;
  if (error instanceof CommandError) return error;
  return failure(`the connection is lost: ${printable(error?.message ?? message)}`);
}

/** What another attempt would not change: the server has answered. */
function isFinal(error: Error): boolean {
  return error instanceof RoseError || error instanceof RoseReject || error instanceof CommandError;
}

function unknownEvent(idOrName: number | string): Event {
  return typeof idOrName === "number"
    ? eventOf(`event ${idOrName}`, idOrName, () => ANY)
    : eventOf(printable(idOrName), 0, () => ANY);
}

/** Tells what becomes of the connection. */
async function follow(client: Client, { tell }: Lasting): Promise<void> {
  let isLost = false;
  for await (const status of client.status()) {
    if (status.state === "waiting") {
      const { error, attempt, delay } = status;
      const why = printable(reasonOf(error));
      const what = attempt === 1 ? "the connection is lost" : `attempt ${attempt - 1} has failed`;
      tell(`${what}: ${why}; connecting again in ${(delay / 1000).toFixed(1)} s`);
      isLost = true;
    } else if (status.state === "connected" && isLost) {
      tell("connected again");
      isLost = false;
    }
  }
}

function reasonOf(error: Error): string {
  return error instanceof ConnectionClosedError ? error.reason.message : error.message;
}

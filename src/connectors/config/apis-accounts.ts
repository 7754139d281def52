import { createHash, timingSafeEqual } from "node:crypto";
import type { UcServer } from "../../server/index.js";
import type { ConnectorLogins } from "../http/credentials.js";
import { UcServerError, type AppointmentsPort } from "../ucserver/port.js";
import { serverPort } from "../ucserver/server-port.js";
import { logOnTcp, type TcpOptions } from "../ucserver/tcp-port.js";
import type { ApisConfig } from "./apis-schema.js";
import { ConfigError } from "./error.js";
import { readSecret, type Secret } from "./secret.js";
import { sameUser } from "../user-names.js";

/** The server of the same process. */
export type OwnServer = Pick<UcServer, "users" | "appointments">;

/** The secrets that a configuration of APIs asks for. */
export interface ApiAccounts {
  /** The account with which series are rolled forward, and the integration's requests are carried out. */
  readonly account?: { readonly user: string; readonly password: Secret };
  /** The login of Vitec's own, which acts for its owners. */
  readonly integration?: Integration;
}

/** A login of Vitec's own. */
interface Integration {
  readonly user: string;
  readonly password: Secret;
  readonly owners: readonly string[];
}

/** A long minimum, because nothing slows down guessing: only the file knows the integration. */
const shortestPassword = 16;

/**
 * Reads the secrets of a configuration.
 * @param own Whether the UCServer is in the same process, so that no account is needed.
 * @throws ConfigError
 */
export function readAccounts(
  { account, vitec }: ApisConfig,
  environment: Readonly<Record<string, string | undefined>>,
  own: boolean,
): ApiAccounts {
  const { integration, customers = {} } = vitec ?? {};
  if (integration !== undefined && account === undefined && !own) {
    throw new ConfigError(["vitec.integration: needs an account that acts for it"]);
  }
  const read = <T extends { user: string; password: Parameters<typeof readSecret>[0] }>(
    { user, password }: T,
    where: string,
  ) => ({ user, password: readSecret(password, `${where}.password`, environment) });
  const known = integration && read(integration, "vitec.integration");
  if (known !== undefined && known.password.reveal().length < shortestPassword) {
    const least = `must have at least ${shortestPassword} characters`;
    throw new ConfigError([`vitec.integration.password: ${least}`]);
  }
  const owners = integration?.owners ?? Object.values(customers).flatMap(Object.values<string>);
  return {
    ...(account && { account: read(account, "account") }),
    ...(known && { integration: { ...known, owners } }),
  };
}

/** Logs on as a user who may act for all users; undefined if there is none. */
export function accountOf(
  { account }: ApiAccounts,
  target: TcpOptions,
  server: OwnServer | undefined,
): (() => Promise<AppointmentsPort>) | undefined {
  if (server !== undefined) return () => Promise.resolve(serverPort(server));
  if (account === undefined) return undefined;
  const { user, password } = account;
  return () => logOnTcp(target, { user, password: password.reveal() });
}

/** Logons; those of the integration use the account, for the integration's owners only. */
export function loginOf(
  integration: Integration | undefined,
  account: (() => Promise<AppointmentsPort>) | undefined,
  logOn: ConnectorLogins["login"],
): ConnectorLogins["login"] {
  if (integration === undefined || account === undefined) return logOn;
  return async (user, password, address) => {
    if (!sameUser(user, integration.user)) return logOn(user, password, address);
    if (sameSecret(password, integration.password.reveal())) {
      return actingFor(await account(), integration);
    }
    throw new UcServerError("not-logged-on", "the integration has another password");
  };
}

function sameSecret(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => createHash("sha256").update(text).digest());
  return timingSafeEqual(one!, other!);
}

function actingFor(port: AppointmentsPort, { user, owners }: Integration): AppointmentsPort {
  return {
    user,
    owners,
    get alive() {
      return port.alive;
    },
    list: (owner) => port.list(owner),
    setList: (...list) => port.setList(...list),
    setEntry: (entry) => port.setEntry(entry),
    setSeries: (...series) => port.setSeries(...series),
    removeOwn: (entryId) => port.removeOwn(entryId),
    close: () => port.close(),
  };
}

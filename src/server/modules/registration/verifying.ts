import {
  asnMgmtVerifyUCWebServicesConfig,
  type AsnMgmtEUCWebServiceConfig,
} from "../../../modules/management/management.js";
import {
  AsnRegisterServerErrorEnum,
  type AsnRegisterServerError,
} from "../../../modules/web-service-connection/web-service-connection.js";
import { RoseError } from "../../../rose/index.js";
import type { Unit } from "../../database/index.js";
import {
  admin,
  invalid,
  RequestError,
  RequestErrorDetail,
  type ModuleContext,
} from "../../kernel/index.js";
import { noStatus, webServiceConfig } from "../management-settings/api.js";
import type { ServerRecords } from "../settings/api.js";
import { addressOf, type Address, type WebServiceRegistration } from "./configured.js";
import { askToRegister, type RegistrarParts } from "./registrar.js";

/** How many configurations are tested at a time. */
const mostAtOnce = 5;
/** Characters of what a web service says that are passed on. */
const longestReason = 1_024;
/** How long a test may take, in milliseconds. */
const patience = 10_000;

/** Values of the status of a web service (manual lines 39551-39566). */
const connected = 0;
const failed = 4;
const { invalidServerID, invalidLogin, redirect } = AsnRegisterServerErrorEnum.values;
const statusOf = new Map<number, number>([
  [invalidServerID, 2],
  [invalidLogin, 3],
  [redirect, 5],
]);

/**
 * Tests the configuration of a web service: asnMgmtVerifyUCWebServicesConfig (2535, manual line 34130). The server registers by it, on a
 * connection of its own that it ends at once.
 */
export function handleVerifying(
  { handle, read }: Pick<ModuleContext<any>, "handle" | "read">,
  records: Pick<ServerRecords, "get">,
  parts: Omit<RegistrarParts, "webServices" | "log">,
): void {
  let running = 0;
  handle(asnMgmtVerifyUCWebServicesConfig, {
    access: admin,
    unit: "none",
    async run(config, request) {
      const { u8sWCSID, u8sUCSID, u8sServerAddress: u8sURL } = config;
      const address = addressOf(u8sURL);
      if (address === undefined) throw invalid("u8sServerAddress is not enetcti(s)://host:port");
      if (running >= mostAtOnce) {
        throw new RequestError(RequestErrorDetail.limitExceeded, "Too many tests at a time");
      }
      running++;
      const status = { ...noStatus, u8sWCSID, u8sUCSID, u8sURL };
      try {
        const password =
          config.u8sUCSPassword ||
          (await read(({ db }) => storedPassword(db, records, config), request));
        const registration = { url: u8sURL, id: u8sUCSID, password };
        return { ...status, ...(await outcomeOf(parts, registration, address, request.signal)) };
      } finally {
        running--;
      }
    },
  });
}

/** What comes of asking to register. What fails in this server is no outcome. */
async function outcomeOf(
  parts: Parameters<typeof askToRegister>[0],
  registration: WebServiceRegistration,
  address: Address,
  asker: AbortSignal,
): Promise<{ iStatus: number; u8sLastError?: string }> {
  const signal = AbortSignal.any([asker, AbortSignal.timeout(patience)]);
  const asking = askToRegister(parts, registration, address, signal);
  const [asked] = await Promise.allSettled([asking]);
  if (asked.status === "fulfilled") {
    await asked.value.connection.close();
    return { iStatus: connected };
  }
  asker.throwIfAborted();
  const { reason: error } = asked;
  if (!(error instanceof RoseError)) {
    const u8sLastError = "The web service is not reached, or takes no registrations";
    return { iStatus: failed, u8sLastError };
  }
  const { iErrorDetail, u8sErrorString } = error.error as AsnRegisterServerError;
  const u8sLastError = u8sErrorString.slice(0, longestReason).toWellFormed();
  return { iStatus: statusOf.get(iErrorDetail) ?? failed, u8sLastError };
}

/** The password of a configuration that is read comes back empty. It goes to the address with which it was stored, and to no other. */
async function storedPassword(
  db: Unit<any>,
  records: Pick<ServerRecords, "get">,
  { u8sWCSID, u8sUCSID, u8sServerAddress }: AsnMgmtEUCWebServiceConfig,
): Promise<string> {
  const { configList } = await records.get(db, webServiceConfig.family);
  const found = configList.find(
    (one) =>
      one.u8sWCSID === u8sWCSID &&
      one.u8sUCSID === u8sUCSID &&
      one.u8sServerAddress === u8sServerAddress,
  );
  return found?.u8sUCSPassword ?? "";
}

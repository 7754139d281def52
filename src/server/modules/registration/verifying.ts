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
import { addressOf } from "./configured.js";
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
        const signal = AbortSignal.any([request.signal, AbortSignal.timeout(patience)]);
        const registration = { url: u8sURL, id: u8sUCSID, password };
        const { connection } = await askToRegister(parts, registration, address, signal);
        await connection.close();
        return { ...status, iStatus: connected };
      } catch (error) {
        request.signal.throwIfAborted();
        if (!(error instanceof RoseError)) {
          return {
            ...status,
            iStatus: failed,
            u8sLastError: "The web service is not reached, or takes no registrations",
          };
        }
        const { iErrorDetail, u8sErrorString } = error.error as AsnRegisterServerError;
        const u8sLastError = u8sErrorString.slice(0, longestReason).toWellFormed();
        return { ...status, iStatus: statusOf.get(iErrorDetail) ?? failed, u8sLastError };
      } finally {
        running--;
      }
    },
  });
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

import {
  AsnMgmtLogFileSettings,
  asnMgmtAquireLoggerLock,
  asnMgmtDeleteLogfiles,
  asnMgmtGetLogFileSettings,
  asnMgmtReleaseLoggerLock,
  asnMgmtSetLogFileSettings,
} from "../../../modules/management/management.js";
import { admin, RequestError, RequestErrorDetail, type ModuleContext } from "../../kernel/index.js";
import { count, type FamilyOperations } from "../settings/api.js";

interface Held {
  logfileSettings: AsnMgmtLogFileSettings;
}

/** Files with the log (manual lines 34926-34979, 41819). The values of the levels are not said. */
export const logFiles: FamilyOperations<AsnMgmtLogFileSettings, Held, Held> = {
  family: {
    name: "log-files",
    type: AsnMgmtLogFileSettings,
    rules: { iNumberOfLogfilesToKeep: count, iLogfileSize: count },
  },
  get: [asnMgmtGetLogFileSettings],
  set: asnMgmtSetLogFileSettings,
  result: (logfileSettings) => ({ logfileSettings }),
  settings: ({ logfileSettings }) => logfileSettings,
};

/**
 * Refuses what is to be done with files of the log (2555-2557, manual lines 34850-34924): the server writes none, as whatever runs it takes
 * its log from stderr.
 */
export function handleLogFiles({ handle }: Pick<ModuleContext<any>, "handle">): void {
  for (const operation of [
    asnMgmtDeleteLogfiles,
    asnMgmtAquireLoggerLock,
    asnMgmtReleaseLoggerLock,
  ]) {
    handle(operation, {
      access: admin,
      unit: "none",
      run() {
        const text = "Not available on this server: it writes no log files";
        throw new RequestError(RequestErrorDetail.notAvailable, text);
      },
    });
  }
}

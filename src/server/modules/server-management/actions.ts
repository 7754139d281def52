import {
  asnMgmtCommitSaveSettings,
  asnMgmtRestartServer,
  asnMgmtSaveSettings,
  asnMgmtSendPushCheck,
} from "../../../modules/management/management.js";
import { admin, RequestError, type ModuleContext } from "../../kernel/index.js";
import type { ServerManagementOptions } from "./index.js";

/** The detail for what this server does not do. */
const notHere = 501;

/** Serves what administrators may do with the server as a whole: 2531, 2567, 2573 and 2575. */
export function handleActions(
  { handle, log }: Pick<ModuleContext<object>, "handle" | "log">,
  { restart }: Pick<ServerManagementOptions, "restart">,
): void {
  // Whatever is set has been stored when it is answered, so nothing is left to save.
  handle(asnMgmtSaveSettings, { access: admin, unit: "none", run: () => ({}) });
  handle(asnMgmtCommitSaveSettings, { access: admin, unit: "none", run: () => ({}) });
  handle(asnMgmtRestartServer, {
    access: admin,
    unit: "none",
    run(_, { principal, session: { connection }, afterAnswer }) {
      if (restart === undefined) {
        throw new RequestError(notHere, "This server may not be restarted by clients");
      }
      log.info({ connection: connection.id, user: principal.name }, "restart");
      afterAnswer(restart);
      return {};
    },
  });
  handle(asnMgmtSendPushCheck, {
    access: admin,
    unit: "none",
    run() {
      throw new RequestError(notHere, "There is no push service on this server");
    },
  });
}

import type { TlsPolicy } from "../../../rose/index.js";
import { defineModule, type Module } from "../../kernel/index.js";
import type { Listening } from "../../listening.js";
import { asnMgmtOnListenInterfaceStatusesEvent } from "../../../modules/management/management.js";
import { settingService } from "../settings/api.js";
import { handleActions } from "./actions.js";
import { handleCertificates } from "./certificates.js";
import { ServerCounts } from "./counts.js";
import { handleInformation } from "./information.js";
import { handleInterfaces } from "./interface-operations.js";

/** What {@link serverManagementModule} is told of the server. */
export interface ServerManagementOptions {
  readonly listening: Listening;
  readonly tlsPolicy: TlsPolicy;
  /** The name of the server; the machine's name by default. */
  readonly serverName?: string | undefined;
  /** Starts the server anew; without it, nobody may. */
  readonly restart?: (() => void) | undefined;
}

/**
 * Says to administrators what the server is and where it listens, and does what they may do with it as a whole: Management 2528, 2531, 2547,
 * 2548, 2551 to 2553, 2567, 2572, 2573, 2575, 2614, 2624 and 2655 with the events 2719 and 2720, Admin 2900 and 2903.
 */
export function serverManagementModule(options: ServerManagementOptions): Module {
  return defineModule({
    name: "server-management",
    needs: [settingService],
    sends: [asnMgmtOnListenInterfaceStatusesEvent],
    setup(module) {
      const counts = new ServerCounts(module, options.listening);
      handleInformation(module, options.listening, counts);
      handleCertificates(module, options.listening);
      handleActions(module, options);
      handleInterfaces(module, module.get(settingService).server, options, counts);
    },
  });
}

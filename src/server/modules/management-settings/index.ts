import { defineModule, type Module } from "../../kernel/index.js";
import { serveFamily, settingService } from "../settings/api.js";
import { webServices } from "../transport/api.js";
import { handleFederation, sipFederation, xmpp } from "./federation.js";
import { sipGateways } from "./gateways.js";
import { handleLogFiles, logFiles } from "./logs.js";
import { handleProviders, notifications, smsManager, smtpServer } from "./messages.js";
import { callRecorder, cstaServer } from "./telephone-systems.js";
import { tapiProblems } from "./telephony.js";
import { updateService } from "./updates.js";
import { handleWebServices, ucConnect, webServiceConfig } from "./web-services.js";

/**
 * Keeps settings of the whole server on which nothing here acts, because they are for parts that this server does not have: Management 2520
 * and 2521 (updates of clients), 2544 and 2545 (drivers of telephones), 2508-2511, 2540, 2541, 2603 and 2604 (short messages and
 * notifications), 2534-2539 (web services), 2555-2557, 2564 and 2565 (files of the log), 2585, 2586, 2601 and 2602 (CSTA and recorder), 2591-2600 and 2621 (federation
 * and gateways). What would need such a part is refused, and whoever asks for its state is told that it does not run.
 */
export function managementSettingsModule(): Module {
  return defineModule({
    name: "management-settings",
    needs: [settingService, webServices],
    setup(module) {
      const { server } = module.get(settingService);
      serveFamily(module, server, tapiProblems);
      serveFamily(module, server, updateService);
      serveFamily(module, server, smtpServer);
      serveFamily(module, server, smsManager);
      serveFamily(module, server, notifications);
      serveFamily(module, server, logFiles);
      serveFamily(module, server, cstaServer);
      serveFamily(module, server, callRecorder);
      serveFamily(module, server, xmpp);
      serveFamily(module, server, sipFederation);
      serveFamily(module, server, sipGateways);
      serveFamily(module, server, ucConnect);
      serveFamily(module, server, webServiceConfig);
      handleWebServices(module, server, module.get(webServices));
      handleProviders(module);
      handleLogFiles(module);
      handleFederation(module);
    },
  });
}

import { defineModule, type Module } from "../../kernel/index.js";
import { serveFamily, settingService } from "../settings/api.js";
import { tapiProblems } from "./telephony.js";
import { updateService } from "./updates.js";

/**
 * Keeps settings of the whole server on which nothing here acts, because they are for parts that this server does not have: Management 2520
 * and 2521 (updates of clients), 2544 and 2545 (drivers of telephones).
 */
export function managementSettingsModule(): Module {
  return defineModule({
    name: "management-settings",
    needs: [settingService],
    setup(module) {
      const { server } = module.get(settingService);
      serveFamily(module, server, tapiProblems);
      serveFamily(module, server, updateService);
    },
  });
}

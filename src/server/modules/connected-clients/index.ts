import { asnMyUpdateConnectedClientList } from "../../../modules/general/general.js";
import { defineModule, type Module } from "../../kernel/index.js";
import { ConnectedClients } from "./connected-clients.js";

/**
 * Tells users which of their clients are logged on: the event asnMyUpdateConnectedClientList (9059, manual line 3393), whenever one has
 * logged on or off.
 */
export function connectedClientsModule(): Module {
  return defineModule({
    name: "connected-clients",
    sends: [asnMyUpdateConnectedClientList],
    setup(module) {
      const clients = new ConnectedClients(module);
      module.principals.onBegin((session, principal) => {
        if (principal.kind === "user") clients.add(session, principal.user.id);
      });
      module.principals.onEnd((session, principal) => {
        if (principal.kind === "user") clients.remove(session, principal.user.id);
      });
    },
  });
}

import { asnMyUpdateConnectedClientList } from "../../../modules/general/general.js";
import { defineModule, isAttached, type Module } from "../../kernel/index.js";
import { authentication } from "../authentication/api.js";
import { ConnectedClients } from "./connected-clients.js";

/**
 * Tells users which of their clients are logged on: the event asnMyUpdateConnectedClientList (9059, manual line 3393). The manual does
 * not say who gets it. Here it goes to clients that are attached, after they have asked for their own contact (1004): until then, a
 * client waits for answers. Who is the only one is told nothing.
 */
export function connectedClientsModule(): Module {
  return defineModule({
    name: "connected-clients",
    needs: [authentication],
    sends: [asnMyUpdateConnectedClientList],
    setup(module) {
      const clients = new ConnectedClients(module);
      module.principals.onBegin((session, principal) => {
        if (principal.kind === "user") clients.add(session, principal.user.id);
      });
      module.principals.onEnd((session, principal) => {
        if (principal.kind === "user") clients.remove(session, principal.user.id);
      });
      module.get(authentication).onOwnContact((session) => {
        if (!isAttached(session)) return undefined;
        return () => {
          const principal = module.principals.of(session);
          if (principal?.kind === "user") clients.follow(session, principal.user.id);
        };
      });
    },
  });
}

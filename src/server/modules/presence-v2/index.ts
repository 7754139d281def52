import { asnMyPresenceRightsChallenge } from "../../../modules/general/general.js";
import { asnUpdatePresenceV2 } from "../../../modules/later/presence-v2/presence-v2.js";
import { asnRemovePresence, asnUpdatePresence } from "../../../modules/presence-v2/presence-v2.js";
import { defineModule, RequestErrorDetail, type Module } from "../../kernel/index.js";
import { capabilitiesChanged, capabilityService } from "../client-capabilities/api.js";
import { Observers, presenceService } from "../presence/api.js";
import { rightsService } from "../rights/api.js";
import { userIdOf } from "../users/api.js";
import { handlePresence } from "./operations.js";
import { Telling, type Subscription } from "./telling.js";
import { Views } from "./views.js";

/**
 * Shows users to those who subscribe to sections of their presence: PresenceV2 4502 and 4503 with the events 4500 and 4501, and 4505 with 4504 of version 8. What is told is
 * what the module presence finds out.
 */
export function presenceV2Module(): Module {
  return defineModule({
    name: "presence-v2",
    needs: [presenceService, rightsService, capabilityService],
    sends: [
      asnUpdatePresence,
      asnUpdatePresenceV2,
      asnRemovePresence,
      asnMyPresenceRightsChallenge,
    ],
    setup(module) {
      const rights = module.get(rightsService);
      const presence = module.get(presenceService);
      const observers = new Observers<Subscription>(RequestErrorDetail.limitExceeded);
      const views = new Views({ rights, presence, capabilities: module.get(capabilityService) });
      presence.follow(new Telling({ module, rights, observers, views }));
      handlePresence({ module, rights, presence, observers, views });
      module.on(capabilitiesChanged, ({ capabilities: [one] }) => {
        const user = userIdOf(one?.u8sID ?? "");
        if (user !== undefined) presence.touch(user, "capabilities");
      });
      module.principals.onEnd((session) => observers.forget(session));
    },
  });
}

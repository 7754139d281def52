import * as Content from "../../../modules/later/client-content/client-content.js";
import { defineModule, user, type Module } from "../../kernel/index.js";
import { rightsChanged, rightsService } from "../rights/api.js";
import { Followers } from "./followers.js";
import { monitorGroups } from "./groups.js";

const { asnAdministrativeMonitorContentGroupAdded: added } = Content;
const { asnAdministrativeMonitorContentGroupChanged: changed } = Content;
const { asnAdministrativeMonitorContentGroupRemoved: removed } = Content;

/**
 * Tells clients of version 8 which groups the administration puts into their monitors: asnGetAndSubscribeAdministrativeMonitorContent and
 * -Unsubscribe (4620, 4621), with the events 4622 to 4624.
 */
export function monitorGroupsModule(): Module {
  return defineModule({
    name: "monitor-groups",
    needs: [rightsService],
    sends: [added, changed, removed],
    setup({ handle, get, on, principals, log }) {
      const rights = get(rightsService);
      const followers = new Followers((id) => monitorGroups(rights, id), log);
      principals.onEnd((session) => followers.remove(session));
      on(rightsChanged, ({ users }) => followers.tell(users));

      handle(Content.asnGetAndSubscribeAdministrativeMonitorContent, {
        access: user,
        unit: "read",
        large: true,
        run({ iEventFlagsToSubscribe: flags = 1 }, { principal, session }) {
          const { id } = principal.user;
          const groups = monitorGroups(rights, id);
          if (flags === 0) followers.remove(session);
          else followers.add(session, id, groups);
          return { listAdministrativeMonitorGroups: groups.map(({ group }) => group) };
        },
      });
      handle(Content.asnUnsubscribeAdministrativeMonitorContent, {
        access: user,
        unit: "none",
        run(_, { session }) {
          followers.remove(session);
          return { bSuccess: true };
        },
      });
    },
  });
}

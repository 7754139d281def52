import {
  asnAdminRemoveAnonymousUser,
  asnAdminSetAnonymousUserAccessToken,
  asnAdminSetAnonymousUserContactData,
} from "../../../modules/later/admin/admin.js";
import { admin, defineModule, type Module } from "../../kernel/index.js";
import { visitorService } from "./api.js";
import { visitorMigrations, type VisitorTables } from "./schema.js";
import { Visitors } from "./service.js";

/** The module Admin has this number for those who may not. */
const denied = 1;

/**
 * Lets administrators set up anonymous visitors: asnAdminSetAnonymousUserAccessToken (2922), -SetAnonymousUserContactData (2923) and
 * -RemoveAnonymousUser (2924) of version 8. The module authentication logs them on.
 */
export function visitorsModule(): Module<VisitorTables, Visitors> {
  return defineModule<VisitorTables, Visitors>({
    name: "anonymous-visitors",
    provides: visitorService,
    migrations: visitorMigrations,
    setup({ handle }) {
      const visitors = new Visitors();
      handle(asnAdminSetAnonymousUserAccessToken, {
        access: admin,
        denied,
        async run({ u8sAnonymousHintData: hint, u8sAnonymousNewAccessToken: token }, unit) {
          await visitors.setToken(unit, hint, token);
          return { success: true };
        },
      });
      handle(asnAdminSetAnonymousUserContactData, {
        access: admin,
        denied,
        // The argument says in no other way who is meant.
        async run({ contactData }, unit) {
          await visitors.setContact(unit, contactData.u8sEntryID ?? "", contactData);
          return { success: true };
        },
      });
      handle(asnAdminRemoveAnonymousUser, {
        access: admin,
        denied,
        run: async ({ u8sAnonymousHintData: hint }, unit) => ({
          success: await visitors.remove(unit, hint),
        }),
      });
      return visitors;
    },
  });
}

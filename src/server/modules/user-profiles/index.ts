import * as Admin from "../../../modules/admin/admin.js";
import * as Management from "../../../modules/management/management.js";
import {
  admin,
  defineModule,
  RequestError,
  user,
  type Access,
  type Module,
  type UserPrincipal,
} from "../../kernel/index.js";
import { checkService } from "../checks/api.js";
import { noteService } from "../notes/api.js";
import { rightsService } from "../rights/api.js";
import {
  blankProfile,
  standardStaticRights,
  standardStaticRights2,
  userService,
} from "../users/api.js";
import { isSame, ProfileChanges, type Details } from "./changes.js";
import { handleListing } from "./listing.js";
import { ProfileReading, type Filter } from "./reading.js";

const onGet = Admin.AsnAdminGetUserProfileErrorEnum.values;
const onList = Admin.AsnAdminGetUserProfilesErrorEnum.values;
const onSet = Admin.AsnAdminSetUserProfileErrorEnum.values;
const onAdd = Admin.AsnAdminAddUserProfileErrorEnum.values;
const onRemove = Admin.AsnAdminRemoveUserProfileErrorEnum.values;
const onFind = Admin.AsnAdminFindUserErrorEnum.values;
const states = Admin.AsnAdminUserOnlineStateFilter.values;

const setDetails: Details = {
  "unknown-user": onSet.usernotfound,
  "taken-sip-address": onSet.sipurialreadyoccupied,
  "invalid-sip-address": onSet.sipurimalformed,
};
const addDetails: Details = { "user-exists": onAdd.useralreadyexists };
const removeDetails: Details = { "unknown-user": onRemove.unknown };

/** How many profiles an event has at most (manual line 40289). */
const inOneEvent = 50;

/** The errors of these operations have the members of AsnRequestError, but types of their own. */
const refuse = (iErrorDetail: number, u8sErrorString: string) => ({ iErrorDetail, u8sErrorString });

const done = { bSuccess: true };

/**
 * Serves the profiles of users: asnAdminGetUserProfile (2905), -SetUserProfile (2906), -AddUserProfile (2907), -FindUser (2911),
 * -RemoveUserProfile (2912), -GetUserProfiles (2913), and the same of the module Management (2632, 2650, 2651, 2652, 2656), and what only that
 * has (2501, 2609).
 */
export function userProfilesModule(): Module {
  return defineModule({
    name: "user-profiles",
    needs: [userService, rightsService, checkService, noteService],
    sends: [Management.asnMgmtGetUserProfilesResult, Management.asnMgmtGetUsersEvent],
    setup(module) {
      const { handle } = module;
      const users = module.get(userService);
      const rights = module.get(rightsService);
      const checks = module.get(checkService);
      const changes = new ProfileChanges({ users, rights, checks, module });
      const notes = module.get(noteService);
      const reading = new ProfileReading(users, rights, notes);

      handleListing({ module, users, reading, notes });

      /** Allows administrators, and users who may administer their own account, for that (manual line 9829). */
      const oneself = <A>(
        named: (argument: A) => string | undefined,
      ): Access<A, UserPrincipal> => ({
        text: "an administrator, or the user who is named with the right self-administration",
        ...(user.before !== undefined && { before: user.before }),
        allows: (principal, argument) => {
          if (principal.user.admin) return undefined;
          const name = named(argument);
          const may = principal.rights.has("self-administration");
          if (may && name !== undefined && isSame(users, principal, name)) return undefined;
          return "Only for an administrator";
        },
      });

      for (const operation of [Admin.asnAdminGetUserProfile, Management.asnMgmtGetUserProfile]) {
        handle(operation, {
          access: oneself<Admin.AsnAdminGetUserProfileArgument>(({ identifier }) =>
            "u8sClientUsername" in identifier ? identifier.u8sClientUsername : undefined,
          ),
          denied: onGet.accessdenied,
          unit: "read",
          refuse,
          async run({ identifier }, { db }) {
            if ("defaultprofile" in identifier) {
              return { userProfile: blankProfile(standardStaticRights, standardStaticRights2) };
            }
            const userProfile = await reading.one(db, identifier.u8sClientUsername);
            if (userProfile === undefined) {
              throw new RequestError(onGet.usernotfound, "Unknown user");
            }
            return { userProfile };
          },
        });
      }
      handle(Admin.asnAdminGetUserProfiles, {
        access: admin,
        denied: onList.accessdenied,
        unit: "read",
        large: true,
        refuse,
        async run(argument, { db }) {
          const filter = filterOf(argument);
          const userProfiles = await reading.all(db, filter);
          const isFiltered = filter.activeOnly || filter.online !== undefined;
          if (isFiltered && userProfiles.length === 0) {
            throw new RequestError(onList.nouserfound, "No such user");
          }
          return { userProfiles };
        },
      });
      handle(Management.asnMgmtGetUserProfiles, {
        access: admin,
        denied: Management.AsnMgmtGetUserProfilesErrorEnum.values.accessdenied,
        unit: "read",
        large: true,
        refuse,
        async run(argument, { db, reply }) {
          const { u8sCrossRefId: u8sCrossRefID } = argument;
          const all = await reading.all(db, filterOf(argument));
          // Also for no users there is a last part.
          for (let from = 0; from === 0 || from < all.length; from += inOneEvent) {
            reply(Management.asnMgmtGetUserProfilesResult, {
              listUserProfiles: all.slice(from, from + inOneEvent),
              u8sCrossRefID,
              bLastSegment: from + inOneEvent >= all.length,
            });
          }
          return { userProfiles: [] };
        },
      });
      for (const operation of [Admin.asnAdminSetUserProfile, Management.asnMgmtSetUserProfile]) {
        handle(operation, {
          access: oneself<Admin.AsnAdminSetUserProfileArgument>(
            ({ userProfile }) => userProfile.u8sUserName,
          ),
          denied: onSet.accessdenied,
          unit: "none",
          refuse,
          async run({ userProfile }, request) {
            await changes.set(request, userProfile, setDetails);
            return done;
          },
        });
      }
      for (const operation of [Admin.asnAdminAddUserProfile, Management.asnMgmtAddUserProfile]) {
        handle(operation, {
          access: admin,
          denied: onAdd.accessdenied,
          unit: "none",
          refuse,
          async run({ userProfile }, request) {
            await changes.add(request, userProfile, addDetails);
            return done;
          },
        });
      }
      for (const operation of [
        Admin.asnAdminRemoveUserProfile,
        Management.asnMgmtRemoveUserProfile,
      ]) {
        handle(operation, {
          access: admin,
          denied: onRemove.accessdenied,
          unit: "none",
          refuse,
          async run({ userProfile: { u8sUserName: name } }) {
            if (name === "") throw new RequestError(onRemove.invalidusername, "No user name");
            await changes.remove(name, removeDetails);
            return done;
          },
        });
      }
      handle(Admin.asnAdminFindUser, {
        access: admin,
        denied: onFind.accessdenied,
        unit: "read",
        large: true,
        refuse,
        run({ find, iMaxResults }, { db }) {
          if (iMaxResults < 0) {
            throw new RequestError(onFind.invalidparameters, "iMaxResults is negative");
          }
          const phone = "all" in find ? undefined : find.u8sPhoneNumber;
          return reading.find(db, phone, iMaxResults);
        },
      });
    },
  });
}

function filterOf({
  iActiveUsersOnly,
  iFilterOnlineState: state,
}: Admin.AsnAdminGetUserProfilesArgument): Filter {
  const activeOnly = iActiveUsersOnly !== 0;
  if (state === states.eISONLINEONLY) return { activeOnly, online: true };
  return state === states.eISOFFLINEONLY ? { activeOnly, online: false } : { activeOnly };
}

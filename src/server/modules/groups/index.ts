import {
  AsnAdminAddGroupProfileErrorEnum,
  AsnAdminFindGroupProfilesErrorEnum,
  AsnAdminFindGroupProfilesFilter,
  AsnAdminRemoveGroupProfileErrorEnum,
  AsnAdminSetGroupProfileErrorEnum,
  asnAdminAddGroupProfile,
  asnAdminFindGroupProfiles,
  asnAdminRemoveGroupProfile,
  asnAdminSetGroupProfile,
  type AsnAdminFindGroupProfilesArgument,
  type AsnGroupProfile,
} from "../../../modules/admin/admin.js";
import * as Management from "../../../modules/management/management.js";
import type { Unit } from "../../database/index.js";
import {
  admin,
  defineModule,
  refusing,
  RequestError,
  RequestErrorDetail,
  type Module,
  type UnitOfWork,
} from "../../kernel/index.js";
import { userService } from "../users/api.js";
import { groupService } from "./api.js";
import { GroupError, type GroupErrorCode } from "./errors.js";
import { Groups } from "./groups.js";
import { groupMigrations, type GroupTables } from "./schema.js";
import { GroupRules, type GroupKey } from "./service.js";

/** The `iErrorDetail` of an operation for each refusal. */
type Details = Readonly<Record<GroupErrorCode, number>>;

const onAdd = AsnAdminAddGroupProfileErrorEnum.values;
const onSet = AsnAdminSetGroupProfileErrorEnum.values;
const onRemove = AsnAdminRemoveGroupProfileErrorEnum.values;
const onFind = AsnAdminFindGroupProfilesErrorEnum.values;
const filters = AsnAdminFindGroupProfilesFilter.values;
const setFilters = Management.AsnMgmtSetGroupProfileFilter.values;

const addDetails: Details = {
  "group-exists": onAdd.groupalreadyexists,
  "unknown-group": onAdd.errorsavingprofile,
  "unknown-member": onAdd.errorsavingprofile,
  "group-version": onAdd.errorsavingprofile,
  "invalid-group": onAdd.errorsavingprofile,
};

const setDetails: Details = {
  "group-exists": onSet.errorsavingprofile,
  "unknown-group": onSet.groupnotfound,
  "unknown-member": onSet.errorsavingprofile,
  "group-version": onSet.wrongprofileversion,
  "invalid-group": onSet.errorsavingprofile,
};

/** The manual gives every operation on groups this detail for those who may not call it. */
const denied = 1;

/**
 * Keeps the groups and serves what administrators do with them: asnAdminFindGroupProfiles, -Set, -Add and -RemoveGroupProfile (2916-2919),
 * the same of the module Management (2646-2649), and asnMgmtGetGroups, asnMgmtRemoveGroup (2503, 2554).
 */
export function groupsModule(): Module<GroupTables, Groups> {
  return defineModule<GroupTables, Groups>({
    name: "groups",
    needs: [userService],
    provides: groupService,
    migrations: groupMigrations,
    sends: [Management.asnMgmtGetGroupsEvent],
    setup(module) {
      const { handle } = module;
      const rules = new GroupRules(module.get(userService));
      const done = { bSuccess: true };

      const find = async (
        argument: AsnAdminFindGroupProfilesArgument,
        db: Unit<any>,
      ): Promise<{ listGroupProfiles: AsnGroupProfile[] }> => ({
        listGroupProfiles: await found(rules, db, argument),
      });
      const add = async (profile: AsnGroupProfile, unit: UnitOfWork<any>): Promise<typeof done> => {
        await refusing(GroupError, addDetails, () => rules.add(unit, profile));
        return done;
      };
      const set = async (
        key: GroupKey,
        profile: AsnGroupProfile,
        unit: UnitOfWork<any>,
      ): Promise<typeof done> => {
        const id = await rules.find(unit.db, key);
        if (id === undefined) throw new RequestError(onSet.groupnotfound, "Unknown group");
        await refusing(GroupError, setDetails, () => rules.set(unit, id, profile));
        return done;
      };
      const remove = async (
        { u8sobjectGUID: guid, u8sGroupName: name }: AsnGroupProfile,
        unit: UnitOfWork<any>,
      ): Promise<typeof done> => {
        const id = await rules.find(unit.db, guid === "" ? { name } : { guid });
        if (id === undefined) throw new RequestError(onRemove.groupdoesnotexist, "Unknown group");
        await rules.remove(unit, id);
        return done;
      };

      for (const operation of [asnAdminFindGroupProfiles, Management.asnMgmtFindGroupProfiles]) {
        handle(operation, {
          access: admin,
          denied,
          unit: "read",
          large: true,
          run: (argument, { db }) => find(argument, db),
        });
      }
      for (const operation of [asnAdminAddGroupProfile, Management.asnMgmtAddGroupProfile]) {
        handle(operation, {
          access: admin,
          denied,
          run: ({ groupProfile }, unit) => add(groupProfile, unit),
        });
      }
      for (const operation of [asnAdminRemoveGroupProfile, Management.asnMgmtRemoveGroupProfile]) {
        handle(operation, {
          access: admin,
          denied,
          run: ({ groupProfile }, unit) => remove(groupProfile, unit),
        });
      }
      handle(asnAdminSetGroupProfile, {
        access: admin,
        denied,
        run: ({ groupProfile }, unit) =>
          set({ guid: groupProfile.u8sobjectGUID }, groupProfile, unit),
      });
      handle(Management.asnMgmtSetGroupProfile, {
        access: admin,
        denied,
        run({ iSearchFilter, groupProfile }, unit) {
          const { u8sGroupName: name, u8sobjectGUID: guid } = groupProfile;
          if (iSearchFilter === setFilters.groupName && name !== "") {
            return set({ name }, groupProfile, unit);
          }
          if (iSearchFilter === setFilters.objectGUID && guid !== "") {
            return set({ guid }, groupProfile, unit);
          }
          const { nosearchparameter } = Management.AsnMgmtSetGroupProfileErrorEnum.values;
          throw new RequestError(nosearchparameter, "No name or GUID to find the group by");
        },
      });
      handle(Management.asnMgmtGetGroups, {
        access: admin,
        unit: "read",
        large: true,
        async run(_, { db, reply }) {
          const groups = await rules.list(db);
          for (const groupProfile of groups) {
            reply(Management.asnMgmtGetGroupsEvent, { groupProfile });
          }
          return { iNumberOfGroups: groups.length };
        },
      });
      handle(Management.asnMgmtRemoveGroup, {
        access: admin,
        async run({ u8sGroupName: name }, unit) {
          const id = await rules.find(unit.db, { name });
          if (id === undefined)
            throw new RequestError(RequestErrorDetail.notFound, "Unknown group");
          await rules.remove(unit, id);
          return {};
        },
      });
      return new Groups(rules, module);
    },
  });
}

/** The groups that a filter finds. @throws RequestError for a filter that does not exist or has no text. */
async function found(
  rules: GroupRules,
  db: Unit<any>,
  { iSearchFilter, u8sStringParameter: text }: AsnAdminFindGroupProfilesArgument,
): Promise<AsnGroupProfile[]> {
  const keys: Readonly<Record<number, GroupKey>> = {
    [filters.dnPath]: { path: text },
    [filters.groupName]: { name: text },
    [filters.objectGUID]: { guid: text },
  };
  if (iSearchFilter === filters.allEnabledGroups) return rules.list(db, true);
  if (iSearchFilter === filters.allGroups) return rules.list(db);
  const key = keys[iSearchFilter];
  if (key === undefined || text === "") {
    throw new RequestError(onFind.nosearchparameter, "No search parameter");
  }
  const id = await rules.find(db, key);
  const profile = id === undefined ? undefined : await rules.get(db, id);
  return profile === undefined ? [] : [profile];
}

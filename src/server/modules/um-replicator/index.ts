import * as Replicator from "../../../modules/um-replicator/um-replicator.js";
import { defineModule, RequestError, type BareRequest, type Module } from "../../kernel/index.js";
import { authentication } from "../authentication/api.js";
import { checkService } from "../checks/api.js";
import { computerService } from "../computers/api.js";
import { groupService } from "../groups/api.js";
import { rightsService } from "../rights/api.js";
import { AccountLogins, userService } from "../users/api.js";
import { ReplicatedComputers } from "./computers.js";
import { ReplicatedGroups } from "./groups.js";
import { handleInterfaces } from "./interfaces.js";
import { replicationLimits } from "./limits.js";
import { handleLogin } from "./login.js";
import { Passwords } from "./passwords.js";
import { codes, refuse } from "./refusals.js";
import { Replication, type Asking } from "./replication.js";
import type { Replicators } from "./replicators.js";
import { replicationMigrations, type ReplicationTables } from "./schema.js";
import { Staging } from "./staging.js";
import * as store from "./store.js";
import { ReplicatedUsers } from "./users.js";

/**
 * Takes users, groups and computers from a directory: the module UMReplicator (4000-4014, manual chapter 46). Also keeps the settings of
 * interfaces to directories (Management 2605 and 2606).
 */
export function umReplicatorModule(): Module<ReplicationTables> {
  return defineModule<ReplicationTables>({
    name: "um-replicator",
    needs: [
      authentication,
      checkService,
      computerService,
      groupService,
      rightsService,
      userService,
    ],
    migrations: replicationMigrations,
    setup(module) {
      const { handle, principals, log } = module;
      const users = module.get(userService);
      const checks = module.get(checkService);
      const staging = new Staging();
      const replicators: Replicators = new AccountLogins({
        who: "a replicator",
        users,
        principals,
        limits: module.get(authentication),
        ended(replicator) {
          const rolledBack = staging.endAll(replicator);
          const { session, user } = replicator;
          const facts = { connection: session.connection.id, user: user.name, rolledBack };
          log.info(facts, "replicator logged out");
        },
      });
      const kinds = {
        user: new ReplicatedUsers(users, module.get(rightsService)),
        group: new ReplicatedGroups(module.get(groupService), users),
        computer: new ReplicatedComputers(module.get(computerService)),
      };
      const passwords = new Passwords({ users, checks, module });
      const replication = new Replication({ module, kinds, passwords, staging });

      handleLogin({ module, users, checks, replicators });
      handleInterfaces(module);

      const route = {
        access: replicators.access,
        denied: codes.notloggedin,
        unit: "none",
        refuse,
      } as const;
      const of = (request: BareRequest): Asking => {
        const replicator = replicators.of(request.session);
        // It may have logged out since the access was looked at.
        if (replicator === undefined) throw new RequestError(codes.notloggedin, "Not logged on");
        return { replicator, request };
      };

      handle(Replicator.asnUMReplicatorStartTransaction, {
        ...route,
        run: (argument, request) => ({
          u8sTransactionID: replication.begin(of(request).replicator, argument),
          iObjectsPerTransaction: replicationLimits.objects,
        }),
      });
      handle(Replicator.asnUMReplicatorCommitTransaction, {
        ...route,
        async run({ u8sTransactionID: id }, request) {
          await replication.commit(of(request).replicator, id);
          return {};
        },
      });
      handle(Replicator.asnUMReplicatorRollbackTransaction, {
        ...route,
        run({ u8sTransactionID: id }, request) {
          replication.rollBack(of(request).replicator, id);
          return {};
        },
      });
      handle(Replicator.asnUMReplicatorLogout, {
        ...route,
        run(_, { session }) {
          replicators.end(session);
          return {};
        },
      });
      handle(Replicator.asnUMReplicatorGetCurrentGUIDs, {
        ...route,
        unit: "read",
        large: true,
        async run({ u8sSourceDB, u8sSourceDBID, u8sSourceDBStore }, { db }) {
          const source = { db: u8sSourceDB, dbId: u8sSourceDBID, store: u8sSourceDBStore };
          const isText = Object.values(source).every((text) => !text.includes("\0"));
          const id = isText ? await store.findSource(db, source) : undefined;
          const guids = async (kind: keyof typeof kinds): Promise<string[]> => {
            if (id === undefined) return [];
            return (await store.ofSource(db, kind, id)).map(({ guid }) => guid);
          };
          return {
            listUserGUIDs: await guids("user"),
            listGroupGUIDs: await guids("group"),
            listComputerGUIDs: await guids("computer"),
          };
        },
      });
      handle(Replicator.asnUMReplicatorSetUser, {
        ...route,
        async run({ u8sTransactionID: id, userProfile, userDefaultProfile }, request) {
          await replication.set(of(request), id, kinds.user, userProfile, userDefaultProfile);
          return {};
        },
      });
      handle(Replicator.asnUMReplicatorSetGroup, {
        ...route,
        async run({ u8sTransactionID: id, groupProfile, groupDefaultProfile }, request) {
          await replication.set(of(request), id, kinds.group, groupProfile, groupDefaultProfile);
          return {};
        },
      });
      handle(Replicator.asnUMReplicatorSetComputer, {
        ...route,
        async run({ u8sTransactionID: id, computerProfile, computerDefaultProfile }, request) {
          const { computer } = kinds;
          await replication.set(of(request), id, computer, computerProfile, computerDefaultProfile);
          return {};
        },
      });
      for (const [operation, kind] of [
        [Replicator.asnUMReplicatorRemoveUser, kinds.user],
        [Replicator.asnUMReplicatorRemoveGroup, kinds.group],
        [Replicator.asnUMReplicatorRemoveComputer, kinds.computer],
      ] as const) {
        handle(operation, {
          ...route,
          async run({ u8sTransactionID: id, u8sObjectUID }, request) {
            await replication.remove(of(request), id, kind, u8sObjectUID);
            return {};
          },
        });
      }
      handle(Replicator.asnUMReplicatorBlockTransferUsers, {
        ...route,
        async run(block, request) {
          await replication.transfer(of(request), kinds.user, {
            ...block,
            removed: block.sequ8sObjectUIDsToDelete ?? [],
            set: block.userProfileListToTransfer ?? [],
            defaults: block.userDefaultProfile,
          });
          return {};
        },
      });
      handle(Replicator.asnUMReplicatorBlockTransferGroups, {
        ...route,
        async run(block, request) {
          await replication.transfer(of(request), kinds.group, {
            ...block,
            removed: block.sequ8sObjectUIDsToDelete ?? [],
            set: block.groupProfileListToTransfer ?? [],
            defaults: block.groupDefaultProfile,
          });
          return {};
        },
      });
      handle(Replicator.asnUMReplicatorBlockTransferComputer, {
        ...route,
        async run(block, request) {
          await replication.transfer(of(request), kinds.computer, {
            ...block,
            removed: block.sequ8sObjectUIDsToDelete ?? [],
            set: block.computerProfileListToTransfer ?? [],
            defaults: block.computerDefaultProfile,
          });
          return {};
        },
      });
    },
  });
}

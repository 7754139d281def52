import * as Operations from "../../../modules/client-persistence/client-persistence.js";
import {
  defineModule,
  RequestError,
  user,
  type BareRequest,
  type Module,
  type UserPrincipal,
} from "../../kernel/index.js";
import { userService } from "../users/api.js";
import { itemStores, type ItemStores } from "./api.js";
import { Items } from "./items.js";
import { Places, type SharedStore } from "./places.js";
import { Requests } from "./requests.js";
import { itemMigrations, type ItemTables } from "./schema.js";
import { ItemRules, type ItemLimits } from "./service.js";

const { clientpersistencedisabled, invaliddata, invalidsubscription } =
  Operations.AsnClientPersistenceResultDetailsEnum.values;
const { subscribe, unsubscribe } = Operations.AsnClientPersistenceSubscribeTypeEnum.values;

/** How the item stores of clients are kept. */
export interface ItemOptions extends ItemLimits {
  /** Whether clients may store anything; true by default. */
  readonly enabled?: boolean;
  /** The stores that users share. */
  readonly shared?: readonly SharedStore[];
}

/**
 * Serves the module ClientPersistence (4301-4307, manual chapter 20): item stores of each user, and those that users share.
 * @throws TypeError for shared stores that cannot be.
 */
export function clientPersistenceModule({
  enabled = true,
  shared,
  ...limits
}: ItemOptions = {}): Module<ItemTables, ItemStores> {
  const places = new Places(shared);
  return defineModule<ItemTables, ItemStores>({
    name: "client-persistence",
    needs: [userService],
    provides: itemStores,
    migrations: itemMigrations,
    setup(module) {
      const { handle } = module;
      const rules = new ItemRules(limits);
      const items = new Items(module, rules, places);
      const requests = new Requests(module.log);

      /** Carries out a request that an event answers. */
      const run = async (
        { session }: BareRequest<UserPrincipal>,
        id: string,
        work: () => Promise<void>,
      ): Promise<Record<string, never>> => {
        await requests.run(session, id, () => {
          if (enabled) return work();
          throw new RequestError(clientpersistencedisabled, "Clients may not store anything");
        });
        return {};
      };

      handle(Operations.asnClientPersistenceCreate, {
        access: user,
        unit: "none",
        run: ({ u8sCrossRefID: id, u8sItemStore, u8sItemStoreID: key, data }, request) =>
          run(request, id, () =>
            items.change(request, u8sItemStore, id, (unit, place) =>
              rules.create(unit, place, key, data),
            ),
          ),
      });
      handle(Operations.asnClientPersistenceUpdate, {
        access: user,
        unit: "none",
        run: ({ u8sCrossRefID: id, u8sItemStore, u8sItemStoreID: key, data }, request) =>
          run(request, id, () =>
            items.change(request, u8sItemStore, id, (unit, place) =>
              rules.update(unit, place, key, data),
            ),
          ),
      });
      handle(Operations.asnClientPersistenceDelete, {
        access: user,
        unit: "none",
        run: ({ u8sCrossRefID: id, u8sItemStore, u8sItemStoreID: key }, request) =>
          run(request, id, () =>
            items.change(request, u8sItemStore, id, (unit, place) =>
              rules.remove(unit, place, key),
            ),
          ),
      });
      handle(Operations.asnClientPersistenceRead, {
        access: user,
        unit: "none",
        run(argument, request) {
          const { u8sCrossRefID: id, u8sItemStore, u8sItemStoreID: key } = argument;
          return run(request, id, () =>
            items.read(request, u8sItemStore, id, (unit, place) =>
              key === undefined
                ? rules.all(unit, place, argument.iLastKnownGlobalRevision)
                : rules.one(unit, place, key),
            ),
          );
        },
        extended: ({ u8sCrossRefID: id }, request) =>
          run(request, id, () => {
            const reason = "Wildcard, count and limit of version 8 are not understood";
            throw new RequestError(invaliddata, reason);
          }),
      });
      handle(Operations.asnClientPersistenceSubscribe, {
        access: user,
        unit: "none",
        run: ({ u8sCrossRefID: id, iSubscribeType: type, u8sItemStore }, request) =>
          run(request, id, async () => {
            if (type === subscribe) await items.subscribe(request, u8sItemStore, id);
            else if (type === unsubscribe) items.unsubscribe(request, u8sItemStore, id);
            else throw new RequestError(invalidsubscription, "There is no such iSubscribeType");
          }),
      });
      handle(Operations.asnClientPersistenceGetDatabaseID, {
        access: user,
        unit: "read",
        run: async (_, { db }) => ({ u8sDatabaseID: (await rules.state(db)).databaseId }),
      });
      return items;
    },
  });
}

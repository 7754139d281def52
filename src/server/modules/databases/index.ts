import { emptyValue } from "../../../codec/index.js";
import {
  AsnMgmtDatabaseManagerSettings,
  AsnMgmtDBManSettings,
  AsnMgmtGetDatabaseManagerSettingsErrorEnum,
  AsnMgmtUpgradeStartResultEnum,
  asnMgmtFetchMetaDNs,
  asnMgmtFullSyncContactCache,
  asnMgmtGetAvailableDatabases,
  asnMgmtGetDatabaseManagerSettings,
  asnMgmtGetDBManSettings,
  asnMgmtSetDatabaseManagerSettings,
  asnMgmtSetDBManSettings,
  asnMgmtUpgradeStart,
} from "../../../modules/management/management.js";
import {
  admin,
  defineModule,
  RequestError,
  RequestErrorDetail,
  type Module,
} from "../../kernel/index.js";
import {
  flag,
  inSettings,
  serveFamily,
  settingService,
  type FamilyInSettings,
} from "../settings/api.js";
import { describedDatabase, type DatabasePlace } from "./described.js";

/** A switch whose meaning is not said (manual lines 35247-35299). */
const netDatabase: FamilyInSettings<AsnMgmtDBManSettings> = {
  family: { name: "dbman", type: AsnMgmtDBManSettings, rules: { iNetDBEnabled: flag } },
  get: [asnMgmtGetDBManSettings],
  set: asnMgmtSetDBManSettings,
  ...inSettings,
};

const { accessdenied: denied } = AsnMgmtGetDatabaseManagerSettingsErrorEnum.values;
const refuse = (iErrorDetail: number, u8sErrorString: string) => ({ iErrorDetail, u8sErrorString });

/**
 * Tells administrators of the database, which they cannot change while it is used: asnMgmtGetDatabaseManagerSettings and -Set (2640, 2549),
 * -GetAvailableDatabases (2550), -UpgradeStart (2626), -FullSyncContactCache (2568), -FetchMetaDNs (2612) and the switch of 2558 and 2559,
 * manual lines 34678-34760, 35247-35299, 35941, 36101 and 36616.
 */
export function databasesModule(place: DatabasePlace): Module {
  return defineModule({
    name: "databases",
    needs: [settingService],
    setup(module) {
      const { handle, get } = module;
      const { name, ...described } = describedDatabase(place);
      serveFamily(module, get(settingService).server, netDatabase);
      handle(asnMgmtGetDatabaseManagerSettings, {
        access: admin,
        denied,
        unit: "none",
        refuse,
        run: () => ({
          settings: {
            ...emptyValue(AsnMgmtDatabaseManagerSettings),
            ...described,
            u8sDatabaseName: name,
          },
        }),
      });
      handle(asnMgmtSetDatabaseManagerSettings, {
        access: admin,
        denied,
        unit: "none",
        refuse,
        run() {
          throw notAvailable("the database is chosen when the server is started");
        },
      });
      handle(asnMgmtGetAvailableDatabases, {
        access: admin,
        unit: "none",
        // No other server is asked, whatever the settings name.
        run: () => ({ u8slistDatabaseNames: [name] }),
      });
      handle(asnMgmtUpgradeStart, {
        access: admin,
        unit: "none",
        // There never was a database of version 5.
        run: () => ({
          iResult: AsnMgmtUpgradeStartResultEnum.values.eUPGRADESTARTDBALREADYCONVERTED,
        }),
      });
      handle(asnMgmtFullSyncContactCache, {
        access: admin,
        unit: "none",
        // Contacts are searched where they are kept, so nothing has to be filled again.
        run: () => ({}),
      });
      handle(asnMgmtFetchMetaDNs, {
        access: admin,
        unit: "none",
        run() {
          throw notAvailable("it does not speak LDAP");
        },
      });
    },
  });
}

function notAvailable(why: string): RequestError {
  return new RequestError(RequestErrorDetail.notAvailable, `Not available on this server: ${why}`);
}

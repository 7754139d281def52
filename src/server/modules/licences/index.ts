import {
  AsnMgmtGetLicenseErrorEnum,
  asnMgmtAddLicense,
  asnMgmtGetHWID,
  asnMgmtGetHasCurrentVersionLicenses,
  asnMgmtGetLicense,
  asnMgmtGetNumLicenses,
  asnMgmtGetRemainingTrialDays,
  asnMgmtRemoveLicense,
  asnMgmtSetLicenseGenuineStatus,
} from "../../../modules/management/management.js";
import {
  admin,
  defineModule,
  RequestError,
  RequestErrorDetail,
  type Module,
} from "../../kernel/index.js";
import { userService } from "../users/api.js";
import { licenceMigrations, type LicenceTables } from "./schema.js";
import * as store from "./store.js";

/**
 * Says that nothing here needs a licence: asnMgmtAddLicense and -RemoveLicense (2523, 2524), -GetLicense, -GetNumLicenses,
 * -GetHasCurrentVersionLicenses (2525-2527), -GetRemainingTrialDays (2507), -GetHWID (2522) and -SetLicenseGenuineStatus (2583), manual
 * lines 33874-34097.
 */
export function licencesModule(): Module<LicenceTables> {
  return defineModule<LicenceTables>({
    name: "licences",
    needs: [userService],
    migrations: licenceMigrations,
    setup({ handle, get }) {
      const users = get(userService);
      handle(asnMgmtAddLicense, {
        access: admin,
        unit: "none",
        run() {
          const text = "Not available on this server: nothing needs a licence";
          throw new RequestError(RequestErrorDetail.notAvailable, text);
        },
      });
      handle(asnMgmtRemoveLicense, {
        access: admin,
        unit: "none",
        run() {
          throw new RequestError(RequestErrorDetail.notFound, "There is no such licence");
        },
      });
      handle(asnMgmtGetLicense, {
        access: admin,
        unit: "none",
        refuse: (iErrorDetail, u8sErrorString) => ({ iErrorDetail, u8sErrorString }),
        run() {
          const { eLICENSEERRINVALIDLICENSE } = AsnMgmtGetLicenseErrorEnum.values;
          throw new RequestError(eLICENSEERRINVALIDLICENSE, "There is no such licence");
        },
      });
      handle(asnMgmtGetNumLicenses, {
        access: admin,
        unit: "none",
        run: () => ({ iNumLicenses: 0 }),
      });
      handle(asnMgmtGetHasCurrentVersionLicenses, {
        access: admin,
        unit: "read",
        run: async (_, { db }) => ({ iNumUsers: await users.profiles.count(db) }),
      });
      handle(asnMgmtGetRemainingTrialDays, {
        access: admin,
        unit: "none",
        run: () => ({ iRemainingTestDays: 0 }),
      });
      handle(asnMgmtGetHWID, {
        access: admin,
        unit: "read",
        // Nothing is bound to a machine.
        run: async (_, { db }) => ({
          u8sHWID: "",
          u8sSystemIdentifier: await store.installation(db),
        }),
      });
      handle(asnMgmtSetLicenseGenuineStatus, {
        access: admin,
        unit: "none",
        // What an online check says of licences is about none.
        run: () => ({ u8slistUpdateLicenseCodes: [] }),
      });
    },
  });
}

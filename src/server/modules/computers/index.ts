import * as Admin from "../../../modules/admin/admin.js";
import * as Management from "../../../modules/management/management.js";
import {
  admin,
  defineModule,
  refusing,
  RequestError,
  RequestErrorDetail,
  type Module,
} from "../../kernel/index.js";
import { computerService } from "./api.js";
import { blankComputer, unknownSoftware } from "./blank.js";
import { ComputerError, type ComputerErrorCode } from "./errors.js";
import { computerMigrations, type ComputerTables } from "./schema.js";
import { ComputerRules } from "./service.js";
import { handleSoftware } from "./software.js";
import { handleStatus } from "./status.js";

/** The `iErrorDetail` of an operation for each refusal; the manual has none for other failures than these, so they are 0. */
type Details = Readonly<Partial<Record<ComputerErrorCode, number>>>;

const onGet = Admin.AsnAdminGetComputerProfileErrorEnum.values;
const onSet = Admin.AsnAdminSetComputerProfileErrorEnum.values;
const onAdd = Admin.AsnAdminAddComputerProfileErrorEnum.values;

/** For operations without numbers of their own. */
const usual: Details = {
  "unknown-computer": RequestErrorDetail.notFound,
  "invalid-computer": RequestErrorDetail.invalidArgument,
};

const done = { bSuccess: true };

/** The errors of these operations have the members of AsnRequestError, but types of their own. */
const refuse = (iErrorDetail: number, u8sErrorString: string) => ({ iErrorDetail, u8sErrorString });

/**
 * Keeps what administrators say of computers: asnAdminGetComputerProfile, -Set and -Add (2908-2910), the same of the module Management
 * (2643-2645), and asnMgmtGetComputers (2502), -RemoveComputer (2506) and the plans of installations (2515, 2517, 2518). Profiles of software
 * are texts (2519, 2615, 2616); of software that is installed nothing is known (2504, 2505, 2516).
 */
export function computersModule(): Module<ComputerTables, ComputerRules> {
  return defineModule<ComputerTables, ComputerRules>({
    name: "computers",
    provides: computerService,
    migrations: computerMigrations,
    sends: [Management.asnMgmtComputerFoundEvent],
    setup({ handle, broadcast }) {
      const rules = new ComputerRules();
      handleSoftware({ handle, broadcast });
      handleStatus({ handle, broadcast }, rules);
      for (const operation of [
        Admin.asnAdminGetComputerProfile,
        Management.asnMgmtGetComputerProfile,
      ]) {
        handle(operation, {
          access: admin,
          denied: onGet.accessdenied,
          unit: "read",
          refuse,
          async run({ u8sClientComputerName: name }, { db }) {
            if (name === "") return { computerProfile: blankComputer("") };
            const computerProfile = await rules.find(db, name);
            if (computerProfile !== undefined) return { computerProfile };
            throw new RequestError(onGet.computernotfound, "Unknown computer");
          },
        });
      }
      for (const operation of [
        Admin.asnAdminSetComputerProfile,
        Management.asnMgmtSetComputerProfile,
      ]) {
        handle(operation, {
          access: admin,
          denied: onSet.accessdenied,
          refuse,
          async run({ computerProfile }, { db }) {
            const details = { "unknown-computer": onSet.computernotfound };
            await refusing(ComputerError, details, () => rules.set(db, computerProfile));
            return done;
          },
        });
      }
      for (const operation of [
        Admin.asnAdminAddComputerProfile,
        Management.asnMgmtAddComputerProfile,
      ]) {
        handle(operation, {
          access: admin,
          denied: onAdd.accessdenied,
          refuse,
          async run({ computerProfile }, { db }) {
            const details = { "computer-exists": onAdd.computeralreadyexists };
            await refusing(ComputerError, details, () => rules.add(db, computerProfile));
            return done;
          },
        });
      }
      handle(Management.asnMgmtRemoveComputer, {
        access: admin,
        async run({ u8sComputerName: name }, { db }) {
          await refusing(ComputerError, usual, () => rules.remove(db, name));
          return {};
        },
      });
      handle(Management.asnMgmtGetComputers, {
        access: admin,
        unit: "read",
        large: true,
        async run(_, { db, reply }) {
          let iNumberOfComputers = 0;
          for await (const computerProfile of rules.list(db)) {
            const { u8sComputerLogin: name } = computerProfile;
            reply(Management.asnMgmtComputerFoundEvent, {
              computerProfile,
              softwareStatusComputer: unknownSoftware(name),
              clientInstallProfileData: await rules.installation(db, name),
            });
            iNumberOfComputers++;
          }
          return { iNumberOfComputers };
        },
      });
      handle(Management.asnMgmtGetClientInstallProfileComputerNames, {
        access: admin,
        unit: "read",
        large: true,
        run: async (_, { db }) => ({ u8slistComputers: await rules.installations(db) }),
      });
      handle(Management.asnMgmtGetClientInstallProfile, {
        access: admin,
        unit: "read",
        run: async ({ u8sComputer: name }, { db }) => ({
          profileData: await rules.installation(db, name),
        }),
      });
      handle(Management.asnMgmtSetClientInstallProfile, {
        access: admin,
        async run({ profileData }, { db }) {
          await refusing(ComputerError, usual, () => rules.setInstallation(db, profileData));
          return {};
        },
      });
      return rules;
    },
  });
}

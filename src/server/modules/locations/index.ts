import {
  asnGetLocationIDs,
  asnGetLocationInformation,
  asnGetLocationInformation2,
  asnLocationInformationChanged,
  asnSetLocationInformation2,
} from "../../../modules/general/general.js";
import {
  asnMgmtDeleteLocation,
  asnMgmtGetLocationIDs,
  asnMgmtGetLocationInformationMgmt,
  asnMgmtLocationChanged,
  asnMgmtSetLocationInformationMgmt,
  type AsnLocationInformationMgmt,
} from "../../../modules/management/management.js";
import type { Unit } from "../../database/index.js";
import {
  admin,
  administrators,
  defineModule,
  refusing,
  RequestError,
  RequestErrorDetail,
  user,
  type Module,
} from "../../kernel/index.js";
import { locationService } from "./api.js";
import { LocationError, type LocationErrorCode } from "./errors.js";
import { clientForm, olderForm } from "./forms.js";
import { locationMigrations, type LocationTables } from "./schema.js";
import { LocationRules } from "./service.js";
import { locationChanged } from "./topics.js";

type Details = Readonly<Record<LocationErrorCode, number>>;

/** The module General has one number for everything that it does not say otherwise. */
const failed = 0;
const onGeneral: Details = {
  "unknown-location": failed,
  "invalid-location": failed,
  "needed-location": failed,
  "too-many-locations": failed,
};
const onManagement: Details = {
  "unknown-location": RequestErrorDetail.notFound,
  "invalid-location": RequestErrorDetail.invalidArgument,
  "needed-location": RequestErrorDetail.invalidArgument,
  "too-many-locations": RequestErrorDetail.limitExceeded,
};

/** The module General has this number for those who may not. */
const denied = 1;

/**
 * Keeps the rules for telephone numbers at each location: General 1119, 1120, 1127 and 9001 for clients, with the event 1117, and
 * Management 2577, 2633, 2634 and 2635 for administrators, with the event 2707.
 */
export function locationsModule(): Module<LocationTables, LocationRules> {
  return defineModule<LocationTables, LocationRules>({
    name: "locations",
    provides: locationService,
    migrations: locationMigrations,
    setup({ handle, broadcast }) {
      const rules = new LocationRules();
      const found = async (
        db: Unit<any>,
        id: string,
        details: Details,
      ): Promise<AsnLocationInformationMgmt> => {
        const settings = await rules.find(db, id);
        if (settings !== undefined) return settings;
        throw new RequestError(details["unknown-location"], `There is no location ${shown(id)}`);
      };

      handle(asnGetLocationInformation2, {
        access: user,
        denied,
        unit: "read",
        run: async ({ u8sLocationID: id }, { db }) => ({
          asnLocationData: clientForm(await found(db, id, onGeneral)),
        }),
      });
      handle(asnGetLocationInformation, {
        access: user,
        denied,
        unit: "read",
        run: async ({ u8sLocationID: id }, { db }) => olderForm(await found(db, id, onGeneral)),
      });
      handle(asnGetLocationIDs, {
        access: user,
        denied,
        unit: "read",
        run: async ({ locationIDs = [] }, { db }) => ({
          locationIDMD5ChecksumList: await rules.checksums(db, some(locationIDs)),
        }),
      });
      handle(asnSetLocationInformation2, {
        access: admin,
        denied,
        async run({ asnLocationData }, unit) {
          await refusing(LocationError, onGeneral, () => rules.setByClient(unit, asnLocationData));
          return {};
        },
      });
      handle(asnMgmtGetLocationInformationMgmt, {
        access: admin,
        unit: "read",
        run: async ({ u8sLocationID: id }, { db }) => ({
          asnLocationData: await found(db, id, onManagement),
        }),
      });
      handle(asnMgmtGetLocationIDs, {
        access: admin,
        unit: "read",
        run: async ({ locationIDs = [] }, { db }) => ({
          locationIDMD5ChecksumList: await rules.checksums(db, some(locationIDs)),
        }),
      });
      handle(asnMgmtSetLocationInformationMgmt, {
        access: admin,
        async run({ asnLocationData }, unit) {
          await refusing(LocationError, onManagement, () => rules.set(unit, asnLocationData));
          return {};
        },
      });
      handle(asnMgmtDeleteLocation, {
        access: admin,
        async run({ u8sLocationID: id }, unit) {
          await refusing(LocationError, onManagement, () => rules.remove(unit, id));
          return {};
        },
      });

      broadcast(locationChanged, {
        event: asnLocationInformationChanged,
        view: (_, principal) => (principal?.kind === "user" ? 1 : undefined),
        argument: ({ id: u8sLocationID, checksum: stringdata }) => ({
          u8sLocationID,
          optionalParams: [{ key: "MD5CheckSum", value: { stringdata } }],
        }),
      });
      broadcast(locationChanged, {
        event: asnMgmtLocationChanged,
        view: administrators,
        argument: ({ id: u8sLocationID, checksum: u8sMD5CheckSum }) => ({
          u8sLocationID,
          u8sMD5CheckSum,
        }),
      });
      return rules;
    },
  });
}

/** The ids that are asked for; undefined for all. */
function some(ids: readonly string[]): readonly string[] | undefined {
  return ids.length === 0 ? undefined : ids;
}

/** An id for a text, not longer than ids may be. */
function shown(id: string): string {
  return JSON.stringify(id.slice(0, 256));
}

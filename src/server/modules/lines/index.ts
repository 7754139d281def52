import {
  AsnGetAvailableLinesErrorEnum,
  asnGetAvailableLines,
} from "../../../modules/admin/admin.js";
import * as Management from "../../../modules/management/management.js";
import {
  admin,
  administrators,
  defineModule,
  invalid,
  refusing,
  RequestError,
  RequestErrorDetail,
  type Module,
} from "../../kernel/index.js";
import { locationService } from "../locations/api.js";
import { userService } from "../users/api.js";
import { lineService } from "./api.js";
import { controllers } from "./configuration.js";
import { handleLineTests } from "./line-tests.js";
import { details, LineError } from "./errors.js";
import { lineMigrations, type LineTables } from "./schema.js";
import { LineRules } from "./service.js";
import { groupAdded, groupRemoved, lineAdded, lineChanged, lineRemoved } from "./topics.js";

/**
 * Keeps the lines that sources report, and what administrators set for them: Management 2530, 2562, 2563, 2569, 2578 to 2580, 2607, 2608,
 * 2622 and 2623 with the events 2713 to 2718, for a choice of lines Admin 2901 and Management 2654, and what lines are tested with.
 */
export function linesModule(): Module<LineTables, LineRules> {
  return defineModule<LineTables, LineRules>({
    name: "lines",
    needs: [userService, locationService],
    provides: lineService,
    migrations: lineMigrations,
    sends: [Management.asnMgmtOnCtiLineFoundEvent, Management.asnMgmtGetLineStatesEvent],
    setup(module) {
      const { handle, broadcast, get } = module;
      const users = get(userService);
      const rules = new LineRules(get(locationService));

      handle(Management.asnMgmtGetLineSources, {
        access: admin,
        unit: "read",
        run: async (_, { db }) => ({ u8slistSources: await rules.sources(db) }),
      });
      handle(Management.asnMgmtGetLineSourceDeviceIDs, {
        access: admin,
        unit: "read",
        large: true,
        run: async ({ u8sLineSource: source }, { db }) => ({
          iListDeviceIDs: await refusing(LineError, details, () => rules.deviceIds(db, source)),
        }),
      });
      handle(Management.asnMgmtGetLinesForSource, {
        access: admin,
        unit: "read",
        large: true,
        async run({ u8sLineSource: source }, { db, reply }) {
          let count = 0;
          for await (const tapiLineConfig4Admin of rules.list(db, source)) {
            reply(Management.asnMgmtOnCtiLineFoundEvent, { tapiLineConfig4Admin });
            count++;
          }
          if (count > 0) return {};
          throw new RequestError(RequestErrorDetail.notFound, "There is no such source of lines");
        },
      });
      handle(Management.asnMgmtGetLineConfig, {
        access: admin,
        unit: "read",
        run: async ({ u8sLineSource: source, iDeviceID: id }, { db }) => ({
          config: await refusing(LineError, details, () => rules.get(db, source, id)),
        }),
      });
      handle(Management.asnMgmtSetLineConfig, {
        access: admin,
        async run({ u8sLineSource: source, iDeviceID: id, config }, unit) {
          await refusing(LineError, details, () => rules.set(unit, source, id, config));
          return {};
        },
      });
      handle(Management.asnMgmtDeleteLine, {
        access: admin,
        async run({ u8sLineSource: source, u8sLineID: id }, unit) {
          await refusing(LineError, details, () => rules.remove(unit, source, id));
          return {};
        },
      });
      handle(Management.asnMgmtGetLineGroups, {
        access: admin,
        unit: "read",
        run: async ({ u8sLineSourceName: source }, { db }) => ({
          u8slistLineGroups: await rules.groups(db, source),
        }),
      });
      handle(Management.asnMgmtGetLineGroupConfig, {
        access: admin,
        unit: "read",
        run: async ({ u8sLineSourceName: source, u8sGroupName: group }, { db }) => ({
          config: await refusing(LineError, details, () => rules.group(db, source, group)),
        }),
      });
      handle(Management.asnMgmtSetLineGroupConfig, {
        access: admin,
        async run({ config }, unit) {
          await refusing(LineError, details, () => rules.setGroup(unit, config));
          return {};
        },
      });
      handle(Management.asnMgmtGetLineForwarding, {
        access: admin,
        unit: "read",
        run: ({ iFWController: controller, u8sLineID: line }, { db }) =>
          refusing(LineError, details, () => rules.forwarding(db, line, ownController(controller))),
      });
      handle(Management.asnMgmtSetLineForwarding, {
        access: admin,
        async run({ iFWController: controller, u8sLineID: line, ...forwarding }, unit) {
          const own = ownController(controller);
          await refusing(LineError, details, () =>
            rules.setForwarding(unit, line, own, forwarding),
          );
          return {};
        },
      });
      for (const operation of [asnGetAvailableLines, Management.asnMgmtGetAvailableLines]) {
        handle(operation, {
          access: admin,
          denied: AsnGetAvailableLinesErrorEnum.values.accessdenied,
          unit: "read",
          large: true,
          refuse: (iErrorDetail, u8sErrorString) => ({ iErrorDetail, u8sErrorString }),
          async run(_, { db }) {
            const lines = await rules.choices(db);
            const numbers = lines.map(({ numberKey }) => numberKey);
            const owners = await users.profiles.namesByPhone(db, numbers);
            return {
              linelist: lines.map(({ uri, name, numberKey }) => ({
                u8sLineURI: uri,
                u8sLineName: name,
                u8sCurrentLineOwner: owners.get(numberKey) ?? "",
              })),
            };
          },
        });
      }

      handleLineTests(module, rules);

      for (const [topic, event] of [
        [lineAdded, Management.asnMgmtOnLineAddedEvent],
        [lineChanged, Management.asnMgmtOnLineCapsChangedEvent],
        [lineRemoved, Management.asnMgmtOnLineRemovedEvent],
      ] as const) {
        broadcast(topic, {
          event,
          view: administrators,
          argument: (tapiLineConfig4Admin) => ({ tapiLineConfig4Admin }),
        });
      }
      broadcast(groupAdded, {
        event: Management.asnMgmtOnLineGroupAdded,
        view: administrators,
        argument: (config) => ({ config }),
      });
      broadcast(groupRemoved, {
        event: Management.asnMgmtOnLineGroupRemoved,
        view: administrators,
        argument: (group) => group,
      });
      return rules;
    },
  });
}

/** @throws RequestError if the controller is none of the server's own. */
function ownController(controller: number): number {
  switch (controller) {
    case controllers.eCTIFORWARDCONTROLLERTAPISERVERADMIN:
    case controllers.eCTIFORWARDCONTROLLERTAPISERVERUSER:
      return controller;
    case controllers.eCTIFORWARDCONTROLLERPBX:
      throw new RequestError(
        RequestErrorDetail.notAvailable,
        "Forwards of the PBX are not available on this server",
      );
    default:
      throw invalid("iFWController is no controller");
  }
}

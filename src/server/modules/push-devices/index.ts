import { randomUUID } from "node:crypto";
import {
  asnMgmtDeletePushServiceDevice,
  asnMgmtGetPushServiceDevices,
  asnMgmtPushServiceDeviceChanged,
  asnMgmtPushServiceDevicesResult,
  type AsnMgmtPushServiceDeviceProps,
} from "../../../modules/management/management.js";
import { admin, defineModule, type Module } from "../../kernel/index.js";
import { userService } from "../users/api.js";
import { pushDeviceService } from "./api.js";
import { OnlineDevices } from "./online.js";
import { handleRegistering } from "./registering.js";
import { pushDeviceMigrations, type PushDeviceTables } from "./schema.js";
import { PushDevices } from "./service.js";
import { pushDeviceChanged } from "./topics.js";

/** How many devices an event has (manual line 38042). */
const perEvent = 50;

/**
 * Keeps which devices have registered for push messages, and shows them to administrators: asnMgmtGetPushServiceDevices (2627) and
 * -DeletePushServiceDevice (2628) with the events 2723 and 2724, manual lines 36648-36709. Apps register by asnAppsRegisterPush (9033).
 * @param isPushed Whether a module pushes messages to them.
 */
export function pushDevicesModule(isPushed = false): Module<PushDeviceTables, PushDevices> {
  return defineModule<PushDeviceTables, PushDevices>({
    name: "push-devices",
    needs: [userService],
    provides: pushDeviceService,
    migrations: pushDeviceMigrations,
    sends: [asnMgmtPushServiceDevicesResult],
    setup({ handle, broadcast, clock, principals, cluster, get }) {
      const users = get(userService).within;
      const online = new OnlineDevices({ principals, cluster });
      const devices = new PushDevices(
        clock,
        online,
        async (unit, id) => (await users.get(unit, id))?.name ?? "",
      );
      handle(asnMgmtGetPushServiceDevices, {
        access: admin,
        unit: "read",
        large: true,
        async run(_, { db, reply }) {
          const u8sCrossRefID = randomUUID();
          const tell = (
            listPushDevices: AsnMgmtPushServiceDeviceProps[],
            bLastSegment: boolean,
          ): void =>
            reply(asnMgmtPushServiceDevicesResult, {
              listPushDevices,
              u8sCrossRefID,
              bLastSegment,
            });
          // The last one is told when it is known to be the last; without devices it is empty.
          let waiting: AsnMgmtPushServiceDeviceProps[] | undefined;
          for await (const page of devices.pages(db, perEvent)) {
            if (waiting !== undefined) tell(waiting, false);
            waiting = page;
          }
          tell(waiting ?? [], true);
          return { u8sCrossRefID };
        },
      });
      handle(asnMgmtDeletePushServiceDevice, {
        access: admin,
        async run({ u8sDeviceID }, unit) {
          await devices.remove(unit, u8sDeviceID);
          return {};
        },
      });
      handleRegistering({ handle }, devices, isPushed);
      broadcast(pushDeviceChanged, {
        event: asnMgmtPushServiceDeviceChanged,
        view: (_, principal) =>
          principal?.kind === "user" && principal.user.admin ? 1 : undefined,
        argument: (change) => change,
      });
      return devices;
    },
  });
}

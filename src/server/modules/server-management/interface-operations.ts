import { hostname } from "node:os";
import {
  AsnMgmtOnListenInterfaceStatusesChangedEventArgument,
  asnMgmtGetListeningInterfaceStatuses,
  asnMgmtGetListeningInterfaces,
  asnMgmtOnListenInterfaceStatusesChangedEvent,
  asnMgmtOnListenInterfaceStatusesEvent,
  asnMgmtSetListeningInterfaces,
  type AsnListeningInterfaceStatus,
} from "../../../modules/management/management.js";
import {
  admin,
  administrators,
  topic,
  type ModuleContext,
  type Topic,
} from "../../kernel/index.js";
import type { ServerRecords } from "../settings/api.js";
import type { ServerManagementOptions } from "./index.js";
import type { ServerCounts } from "./counts.js";
import { idOf, Interfaces, interfaceSettings, status, supportedTypes } from "./interfaces.js";

type Changes = AsnMgmtOnListenInterfaceStatusesChangedEventArgument;

/** There is an interface that was not there, or one is not there any more: of each it counts what was stored last. */
const interfacesChanged: Topic<Changes> = topic(
  "server-management/interfaces",
  AsnMgmtOnListenInterfaceStatusesChangedEventArgument,
  ({ statusesAdded, statusesRemoved }) =>
    [...statusesAdded, ...statusesRemoved].map((one) => one.u8sInterfaceGUID).join(),
);

/** Serves where the server listens: 2551 to 2553 of Management, with the events 2719 and 2720. */
export function handleInterfaces(
  {
    handle,
    broadcast,
    tell,
    read,
    write,
  }: Pick<ModuleContext<any>, "handle" | "broadcast" | "tell" | "read" | "write">,
  records: ServerRecords,
  { listening, tlsPolicy, serverName = hostname() }: ServerManagementOptions,
  counts: ServerCounts,
): void {
  const interfaces = new Interfaces(listening, tlsPolicy);

  handle(asnMgmtGetListeningInterfaces, {
    access: admin,
    unit: "read",
    run: async (_, { db }) => ({
      listeningInterfaces: interfaces.all(await records.get(db, interfaceSettings)),
      u8sServerNameFQDN: serverName,
      iSupportedListenInterfaceTypes: supportedTypes,
    }),
  });
  handle(asnMgmtGetListeningInterfaceStatuses, {
    access: admin,
    unit: "none",
    async run() {
      const stored = await read(({ db }) => records.get(db, interfaceSettings));
      const connections = await counts.connections();
      return { listeningInterfaceStatuses: interfaces.statuses(stored, connections) };
    },
  });
  handle(asnMgmtSetListeningInterfaces, {
    access: admin,
    unit: "none",
    async run(
      { listeningInterfaces: list, bDisconnectClients: disconnects },
      { reply, afterAnswer, session },
    ) {
      // Others are asked outside of the unit, for which all may have to wait.
      const connections = await counts.connections();
      const statuses = await write(async (unit) => {
        const before = await records.get(unit.db, interfaceSettings);
        const after = interfaces.checked(list, before);
        await records.set(unit, interfaceSettings, after);
        const later = interfaces.statuses(after, connections);
        const earlier = interfaces.statuses(before, connections);
        for (const one of without(later, earlier)) {
          unit.publish(interfacesChanged, changes({ added: [one] }));
        }
        for (const one of without(earlier, later)) {
          unit.publish(interfacesChanged, changes({ removed: [one] }));
        }
        return later;
      });
      reply(asnMgmtOnListenInterfaceStatusesEvent, { statuses });
      if (!disconnects) return {};
      afterAnswer(() => {
        for (const port of listening.ports) {
          for (const connection of listening.connectionsAt(port)) {
            if (connection !== session.connection) void connection.close();
          }
        }
      });
      return {};
    },
  });
  broadcast(interfacesChanged, {
    event: asnMgmtOnListenInterfaceStatusesChangedEvent,
    view: administrators,
    argument: (changed) => changed,
  });
  listening.onAdd((port) => {
    // Nobody has connected yet, here.
    tell(interfacesChanged, changes({ added: [status(idOf(port), true, 0)] }));
  });
}

/** The states of interfaces that are not among others. */
function without(
  some: readonly AsnListeningInterfaceStatus[],
  others: readonly AsnListeningInterfaceStatus[],
): AsnListeningInterfaceStatus[] {
  const ids = new Set(others.map(({ u8sInterfaceGUID }) => u8sInterfaceGUID));
  return some.filter(({ u8sInterfaceGUID }) => !ids.has(u8sInterfaceGUID));
}

function changes({
  added = [],
  removed = [],
}: {
  readonly added?: AsnListeningInterfaceStatus[];
  readonly removed?: AsnListeningInterfaceStatus[];
}): Changes {
  return { statusesAdded: added, statusesUpdated: [], statusesRemoved: removed };
}

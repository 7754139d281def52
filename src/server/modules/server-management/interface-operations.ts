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
import { Interfaces, interfaceSettings, supportedTypes } from "./interfaces.js";

/** There are other interfaces, or the state of one is another. */
const interfacesChanged: Topic<AsnMgmtOnListenInterfaceStatusesChangedEventArgument> = topic(
  "server-management/interfaces",
  AsnMgmtOnListenInterfaceStatusesChangedEventArgument,
);

/** Serves where the server listens: 2551 to 2553 of Management, with the events 2719 and 2720. */
export function handleInterfaces(
  { handle, broadcast, tell }: Pick<ModuleContext<object>, "handle" | "broadcast" | "tell">,
  records: ServerRecords,
  { listening, tlsPolicy, serverName = hostname() }: ServerManagementOptions,
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
    unit: "read",
    run: async (_, { db }) => ({
      listeningInterfaceStatuses: interfaces.statuses(await records.get(db, interfaceSettings)),
    }),
  });
  handle(asnMgmtSetListeningInterfaces, {
    access: admin,
    async run({ listeningInterfaces: list, bDisconnectClients: disconnects }, request) {
      const { db, publish, reply, afterAnswer, session } = request;
      const before = await records.get(db, interfaceSettings);
      const after = interfaces.checked(list, before);
      await records.set(request, interfaceSettings, after);
      const statuses = interfaces.statuses(after);
      reply(asnMgmtOnListenInterfaceStatusesEvent, { statuses });
      const earlier = interfaces.statuses(before);
      const added = without(statuses, earlier);
      const removed = without(earlier, statuses);
      if (added.length > 0 || removed.length > 0) {
        publish(interfacesChanged, changes({ added, removed }));
      }
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
    tell(interfacesChanged, changes({ added: [interfaces.statusOf(port)] }));
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
}): AsnMgmtOnListenInterfaceStatusesChangedEventArgument {
  return { statusesAdded: added, statusesUpdated: [], statusesRemoved: removed };
}

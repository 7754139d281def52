import { noTime } from "../../../codec/index.js";
import {
  AsnMgmtMeshControllerSettings,
  AsnMgmtMeshNodeConfigs,
  AsnMgmtMeshNodeConnectionStatusEnum,
  asnMgmtGetMeshNodeConfigs,
  asnMgmtGetMeshNodeStatuses,
  asnMgmtGetMeshSettings,
  asnMgmtMeshUpdateConnections,
  asnMgmtSetMeshNodeConfigs,
  asnMgmtSetMeshSettings,
} from "../../../modules/management/management.js";
import { admin, type ModuleContext } from "../../kernel/index.js";
import {
  port,
  secretMembers,
  serveFamily,
  themselves,
  type ServerRecords,
  type WholeFamily,
} from "../settings/api.js";

/** Settings of the mesh (manual lines 37480-37572). */
const settings: WholeFamily<AsnMgmtMeshControllerSettings> = {
  family: {
    name: "mesh",
    type: AsnMgmtMeshControllerSettings,
    secrets: secretMembers("u8sMeshPassword"),
  },
  get: [asnMgmtGetMeshSettings],
  set: asnMgmtSetMeshSettings,
  ...themselves,
};

/** The nodes of the mesh (manual lines 37574-37666). */
const nodes: WholeFamily<AsnMgmtMeshNodeConfigs> = {
  family: {
    name: "mesh-nodes",
    type: AsnMgmtMeshNodeConfigs,
    limits: { text: 256, list: 200 },
    check(configs) {
      const ids = new Set<string>();
      for (const { u8sComputerNameFQDN: name, iPort, u8sMeshNodeID: id } of configs) {
        if (name === "") return "u8sComputerNameFQDN is empty";
        if (port(iPort) !== undefined) return `iPort ${port(iPort)}`;
        // An id may be learnt later, from the node itself.
        if (id !== "" && ids.has(id)) return "u8sMeshNodeID is not unique";
        ids.add(id);
      }
      return undefined;
    },
  },
  get: [asnMgmtGetMeshNodeConfigs],
  set: asnMgmtSetMeshNodeConfigs,
  ...themselves,
};

const { connectfaileddisabledonclient: disabledHere } = AsnMgmtMeshNodeConnectionStatusEnum.values;

/** Serves the settings of a mesh (2662-2666, 2732): they are kept, and this server connects to no node. */
export function handleAdministration(module: ModuleContext<any>, records: ServerRecords): void {
  serveFamily(module, records, settings);
  serveFamily(module, records, nodes);
  module.handle(asnMgmtGetMeshNodeStatuses, {
    access: admin,
    unit: "read",
    run: async (_, { db }) =>
      (await records.get(db, nodes.family)).map(({ u8sMeshNodeID }) => ({
        u8sMeshNodeID,
        iStatus: disabledHere,
        timeLastConnected: noTime,
        timeLastStatusUpdate: noTime,
        u8sServerVersion: "",
        u8sIPAddress: "",
      })),
  });
  // There are no connections to try.
  module.handle(asnMgmtMeshUpdateConnections, { access: admin, unit: "none", run: () => {} });
}

import { describe, expect, test } from "vitest";
import { emptyValue, noTime } from "../../../../src/codec/index.js";
import * as Management from "../../../../src/modules/management/management.js";
import { asnMeshLogin } from "../../../../src/modules/mesh/mesh.js";
import { asnCheckConnection } from "../../../../src/modules/transport/transport.js";
import { errorOf } from "../../running.js";
import { expectKept } from "../support/families.js";
import { moduleStores } from "../stores.js";

const mesh: Management.AsnMgmtMeshControllerSettings = {
  bMeshEnabled: true,
  bAutoAddMeshNodes: true,
  bAutoAddUseTLS: true,
  u8sMeshID: "mesh",
  u8sMeshPassword: "secret",
  u8sMeshNodeID: "self",
};
const node: Management.AsnMgmtMeshNodeConfig = {
  u8sComputerNameFQDN: "one.example.org",
  iPort: 7222,
  bForceTLS: true,
  u8sMeshNodeID: "one",
  bIsDynamicMode: false,
  bNodeEnabled: true,
};
const unknown = { ...node, u8sMeshNodeID: "", bNodeEnabled: false };

describe.each(moduleStores)("4.17 with the data in $name", (store) => {
  test.each(["ber", "json"] as const)(
    "settings of a mesh (2662, 2663) are kept, without the password that is not returned (in %s)",
    async (encoding) => {
      await expectKept(await store.running(), encoding, {
        name: "mesh",
        get: Management.asnMgmtGetMeshSettings,
        set: Management.asnMgmtSetMeshSettings,
        initial: emptyValue(Management.AsnMgmtMeshControllerSettings),
        given: [mesh, { ...mesh, bMeshEnabled: false, u8sMeshPassword: "" }],
        returned: [
          { ...mesh, u8sMeshPassword: "" },
          { ...mesh, bMeshEnabled: false, u8sMeshPassword: "" },
        ],
        bad: [{ ...mesh, u8sMeshID: "x".repeat(4097) }],
      });
    },
  );

  test("the list of nodes (2664, 2665) is replaced as a whole; one without name, port or an id of its own is refused", async () => {
    await expectKept(await store.running(), "ber", {
      name: "mesh nodes",
      get: Management.asnMgmtGetMeshNodeConfigs,
      set: Management.asnMgmtSetMeshNodeConfigs,
      initial: [],
      given: [
        [node, unknown, unknown],
        [unknown, { ...node, iPort: 0 }],
      ],
      bad: [
        [{ ...node, u8sComputerNameFQDN: "" }],
        [{ ...node, iPort: 65_536 }],
        [node, node],
        [{ ...node, u8sMeshNodeID: "x".repeat(257) }],
        Array.from({ length: 201 }, () => unknown),
      ],
    });
  });

  test("no node is connected, whatever is set: the mesh is disabled here (2666), and no node logs in (3100)", async () => {
    const at = await store.running();
    const admin = await at.loggedOn("admin");
    const statuses = () => admin.invoke(Management.asnMgmtGetMeshNodeStatuses, {});
    expect(await statuses()).toEqual([]);
    await admin.invoke(Management.asnMgmtSetMeshSettings, mesh);
    await admin.invoke(Management.asnMgmtSetMeshNodeConfigs, [node, unknown]);
    // "Try connecting now" is taken, and there is nothing to try.
    admin.emit(Management.asnMgmtMeshUpdateConnections, {});
    await admin.invoke(asnCheckConnection, {});
    const status = {
      iStatus: 21,
      timeLastConnected: noTime,
      timeLastStatusUpdate: noTime,
      u8sServerVersion: "",
      u8sIPAddress: "",
    };
    expect(await statuses()).toEqual([
      { ...status, u8sMeshNodeID: "one" },
      { ...status, u8sMeshNodeID: "" },
    ]);
    const login = admin.invoke(asnMeshLogin, {
      u8sMeshID: "mesh",
      u8sPassword: "secret",
      u8sMeshNodeID: "one",
      u8sComputerNameFQDN: "one.example.org",
      iListenPort: 7222,
      u8sClientVersion: "6.1",
    });
    expect(await errorOf(login)).toMatchObject({ iErrorDetail: 2 });
    const alice = await at.loggedOn("alice");
    const asked = alice.invoke(Management.asnMgmtGetMeshNodeStatuses, {});
    expect(await errorOf(asked)).toMatchObject({ iErrorDetail: 2 });
  });
});

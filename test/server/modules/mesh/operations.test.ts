import { describe, expect, test } from "vitest";
import { asnMeshLogin } from "../../../../src/modules/mesh/mesh.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";

const node = {
  u8sMeshID: "mesh",
  u8sPassword: "secret",
  u8sMeshNodeID: "node",
  u8sComputerNameFQDN: "node.example.org",
  iListenPort: 7222,
  u8sClientVersion: "6.1",
};

describe.each(moduleStores)("a mesh, with the data in $name,", (store) => {
  test("is disabled: no node logs in, whether the asking one is logged on or not", async () => {
    const at = await store.running();
    for (const client of [await at.connected(), await at.loggedOn("admin")]) {
      expect(await errorOf(client.invoke(asnMeshLogin, node))).toEqual({
        iErrorDetail: 2,
        u8sErrorString: "The mesh is disabled",
      });
    }
    const [connection] = at.server.rose.connections;
    expect(connection!.authenticated).toBe(false);
  });
});

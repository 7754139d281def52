import { describe, expect, onTestFinished, test } from "vitest";
import * as Management from "../../../../src/modules/management/management.js";
import { asnWebServiceLogon } from "../../../../src/modules/web-service-connection/web-service-connection.js";
import { connect, silentLog, type Client } from "../../../../src/rose/index.js";
import { LocalBus } from "../../../../src/server/cluster/local.js";
import type { Database } from "../../../../src/server/database/index.js";
import { createUcServer } from "../../../../src/server/index.js";
import { Listening } from "../../../../src/server/listening.js";
import { serverManagementModule } from "../../../../src/server/modules/server-management/index.js";
import { logOn } from "../../login.js";
import { passwordCost, running } from "../../running.js";
import { logonKernel, type LogonKernel } from "../support/logon-kernel.js";
import { moduleStores } from "../stores.js";
import { dies } from "../support/two-servers.js";

const webService = { user: "ucweb", password: "web secret" };

/** Two servers on the same data; who connects to the second one, and logs on there. */
async function two(database: Database) {
  const common = { bus: new LocalBus(), webService };
  const here = await running({ database, ...common });
  const there = createUcServer({ database, ...common, log: silentLog, passwordCost });
  onTestFinished(() => there.close());
  const { port } = await there.listen({ host: "127.0.0.1", port: 0 });
  const connectedThere = async (): Promise<Client> => {
    const client = await connect({ host: "127.0.0.1", port, log: silentLog });
    onTestFinished(() => client.close());
    return client;
  };
  const loggedOnThere = async (user: string): Promise<Client> => {
    const client = await connectedThere();
    await logOn(client, user, `${user}'s secret`);
    return client;
  };
  return { here, there, connectedThere, loggedOnThere };
}

describe.each(moduleStores)("in $name", ({ database }) => {
  test("statistics (2528) count the clients of all servers, and each user once; one that has ended counts no more", async () => {
    const { here, there, loggedOnThere } = await two(await database());
    const admin = await here.loggedOn("admin");
    await here.loggedOn("alice");
    const counts = async () => {
      const asked = await admin.invoke(Management.asnMgmtMonGetServerStatistics, {});
      return asked.serverStatistics.map(({ u8sCount }) => u8sCount);
    };
    expect(await counts()).toEqual(["2", "0", "2"]);
    await loggedOnThere("alice");
    await loggedOnThere("bob");
    expect(await counts()).toEqual(["4", "0", "3"]);
    await there.close();
    expect(await counts()).toEqual(["2", "0", "2"]);
  });

  test("web services that are connected with any server are connected (2534), until their server ends, and administrators of all are told (2706)", async () => {
    const { here, there, connectedThere } = await two(await database());
    const admin = await here.loggedOn("admin");
    const told: number[] = [];
    admin.handle(
      Management.asnMgmtUCWebServiceStatusChanged,
      ({ ucwsStatusMap }) => void told.push(ucwsStatusMap.length),
    );
    const states = async () => {
      const { ucwsStatusMap } = await admin.invoke(Management.asnMgmtGetUCWebServicesStatus, {});
      return ucwsStatusMap.map(({ iStatus, bInbound }) => [iStatus, bInbound]);
    };
    expect(await states()).toEqual([]);
    const service = await connectedThere();
    await service.invoke(asnWebServiceLogon, {
      ...{ iVersion: 61, u8sVersion: "", capabilities: [] },
      ...{ u8sUser: webService.user, u8sPassword: webService.password },
    });
    expect(await states()).toEqual([[0, true]]);
    await expect.poll(() => told).toEqual([1]);
    await there.close();
    await expect.poll(states).toEqual([]);
    await expect.poll(() => told).toEqual([1, 0]);
  });

  test("states of interfaces (2553, 2719) have the connections that all servers have at the same port", async () => {
    const shared = await database();
    const bus = new LocalBus();
    const port = { kind: "rose", address: "0.0.0.0", port: 7222, tls: false } as const;
    const node = (count: number, users: { readonly users?: "there" }): Promise<LogonKernel> => {
      const one = { local: false, role: "server", localPort: 7222 };
      const listening = new Listening(() => Array.from({ length: count }, () => one) as never);
      listening.add(port);
      const own = serverManagementModule({ listening, tlsPolicy: "never" });
      return logonKernel({
        ...{ database: async () => shared, bus, ...users },
        wrap: (module) => (module.name === own.name ? own : module),
      });
    };
    const [here, there] = [await node(2, {}), await node(3, { users: "there" })];
    const admin = await here.loggedOn("admin");
    const told: number[] = [];
    admin.handle(
      Management.asnMgmtOnListenInterfaceStatusesEvent,
      ({ statuses }) => void told.push(...statuses.map((one) => one.iOpenConnections)),
    );
    const open = async () => {
      const asked = await admin.invoke(Management.asnMgmtGetListeningInterfaceStatuses, {});
      return asked.listeningInterfaceStatuses.map((one) => one.iOpenConnections);
    };
    expect(await open()).toEqual([5]);
    const { listeningInterfaces } = await admin.invoke(
      Management.asnMgmtGetListeningInterfaces,
      {},
    );
    const set = { listeningInterfaces, bDisconnectClients: false };
    await admin.invoke(Management.asnMgmtSetListeningInterfaces, set);
    expect(told).toEqual([5]);
    await dies(there);
    expect(await open()).toEqual([2]);
  });
});

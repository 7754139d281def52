import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { asnBinaryTransferRemoveElement } from "../../../../src/modules/later/binary-transfer/binary-transfer.js";
import type { BinaryTransferTables } from "../../../../src/server/modules/binary-transfer/schema.js";
import { createUcServer } from "../../../../src/server/index.js";
import { silentLog } from "../../../../src/rose/index.js";
import { passwordCost, Running } from "../../running.js";
import { moduleStores } from "../stores.js";
import { fullScans, plansOf, sorting } from "../support/plans.js";
import { notingDatabase, type Noted } from "../support/statements.js";
import { begin, data, filesIn, put, send, temporaryFolder } from "./sending.js";

const tables: Readonly<Record<keyof BinaryTransferTables, true>> = {
  binary_transfer: true,
  binary_transfer_use: true,
};

test.each(moduleStores)(
  "in $name every statement of files finds its rows by an index, in their order",
  async ({ database }) => {
    const [place, folder, noted] = [await database(), temporaryFolder(), [] as Noted[]];
    const start = async (now: number): Promise<Running> => {
      const server = createUcServer({
        database: notingDatabase(place, noted),
        binaryTransfer: { folder },
        clock: () => new Date(now),
        ...{ log: silentLog, passwordCost },
      });
      onTestFinished(() => server.close());
      if ((await server.users.find("alice")) === undefined) {
        await server.users.add("alice", "alice's secret");
      }
      const { port } = await server.listen({ host: "127.0.0.1", port: 0 });
      return new Running(server, port, []);
    };
    const now = Date.now();
    const before = await start(now);
    const alice = await before.loggedOn("alice");
    const [gone, deleted, idle] = [await send(alice), await send(alice), await begin(alice)];
    await put(alice, idle, 0, data.subarray(0, 10));
    await alice.invoke(asnBinaryTransferRemoveElement, { u8sTransferID: deleted });
    await before.server.close();
    rmSync(join(folder, gone));
    const between = await start(now + 10 * 60_000);
    await put(await between.loggedOn("alice"), idle, 10, data.subarray(10, 20));
    await between.server.close();
    const after = await start(now + 365 * 24 * 60 * 60_000);
    await expect.poll(() => filesIn(folder)).toEqual([]);
    await after.server.close();
    const isOrdered = (sql: string): boolean => sql.includes("order by");
    const plans = await plansOf(place, noted, Object.keys(tables), isOrdered);
    expect(plans.length).toBeGreaterThanOrEqual(10);
    expect(fullScans(plans)).toEqual([]);
    expect(plans.filter(({ lines }) => lines.includes(sorting))).toEqual([]);
  },
);

// What every driver promises, tried with this one: `node --test contract.js`.
import { test } from "node:test";
import { driverContract, SimulatedPbx } from "rosewire/pbx";
import { OfficePbx } from "./driver.js";
import { StandIn } from "./stand-in.js";

const lines = ["10", "11", "12"] as const;

// YOUR PBX: a connection with it, or with something that stands in for it, and three lines of it.
const contract = driverContract(async () => {
  const pbx = new SimulatedPbx({ lines: lines.map((id) => ({ id })) });
  const standIn = await StandIn.listen(pbx);
  return { driver: new OfficePbx({ port: standIn.port }), lines, end: () => standIn.close() };
});
for (const { title, run } of contract) {
  void test(title, async (t) => {
    if ((await run()) === "skipped") t.skip("the driver has not the services");
  });
}

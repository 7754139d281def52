import { expect, test } from "vitest";
import { numberOf } from "../server/modules/cti/support/telephony.js";
import { importsOf, programsOf, sourcesOf } from "./example-programs.js";
import { Connector, Office } from "./office.js";

/** Numbers outside. */
const outside = (last: number): string => `+4930123456${last}`;

test("a connector misses no call and tells none twice, whenever its server is killed (long)", async () => {
  const office = await Office.open();
  const { pbx } = office;
  const connector = new Connector(programsOf("cti-connector"), office.port);
  const { child } = connector;
  const screens = (): unknown[] => connector.numbers("screen");
  const over = (): unknown[] => connector.numbers("over");

  // It shows who calls, and dials.
  pbx.phone("11").call("10");
  await expect.poll(screens).toEqual([numberOf("11")]);
  expect(connector.told("screen")).toMatchObject([{ line: numberOf("10"), contact: "ben" }]);
  pbx.phone("10").answer();
  pbx.phone("11").hangUp();
  pbx.phone("10").hangUp();
  // The call has two ends, one at each line.
  await expect.poll(() => over().length).toBe(2);
  child.stdin!.write(`${outside(9)}\n`);
  await expect.poll(() => connector.told("call").at(-1)).toMatchObject({ state: 8 });
  pbx.phone(outside(9)).answer();
  pbx.phone("10").hangUp();
  await expect.poll(() => over().at(-1)).toBe(outside(9));
  // The PBX does not take this one, and the server not the other.
  child.stdin!.write("1\n\n");
  await expect
    .poll(() => connector.told("dialled"))
    .toMatchObject([{ success: 1 }, { success: 0 }]);
  await expect.poll(() => connector.told("refused")).toMatchObject([{ to: "" }]);

  // One call goes on, one ends while there is no server, one while there is one that the connector has not reached.
  pbx.phone(outside(1)).call("10");
  pbx.phone("10").answer();
  pbx.phone(outside(2)).call("11");
  pbx.phone(outside(3)).call("12");
  await expect.poll(() => screens().slice(1)).toEqual([1, 2, 3].map(outside));
  const told = over().length;
  child.kill("SIGSTOP");
  await office.kill();
  pbx.phone(outside(2)).hangUp();
  await office.start();
  const journal = await office.journal();
  pbx.phone(outside(3)).hangUp();
  // One is missed meanwhile, and one rings.
  pbx.phone(outside(4)).call("12");
  pbx.phone(outside(4)).hangUp();
  pbx.phone(outside(5)).call("11");
  await expect.poll(() => journal).toEqual([3, 4].map(outside));
  child.kill("SIGCONT");
  await expect.poll(() => over().slice(told).toSorted()).toEqual([2, 3, 4].map(outside));
  await expect.poll(() => screens().slice(4)).toEqual([outside(5)]);
  const renamed = connector.told("call").filter(({ id, was }) => was !== undefined && was !== id);
  expect(renamed).toHaveLength(1);
  pbx.phone("10").hangUp();
  pbx.phone(outside(5)).hangUp();
  await expect
    .poll(() =>
      over()
        .slice(told + 3)
        .toSorted(),
    )
    .toEqual([1, 5].map(outside));

  // Of what it knows already, it tells nothing again.
  await office.kill();
  await office.start();
  pbx.phone(outside(6)).call("10");
  await expect.poll(screens).toHaveLength(6);
  pbx.phone(outside(6)).hangUp();
  await expect.poll(over).toHaveLength(told + 6);
  const ids = connector.told("over").map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("it has less than 100 lines, and imports nothing but what is public of the package", () => {
  const { "connector.ts": source } = sourcesOf("cti-connector");
  expect(source!.split("\n").length - 1).toBeLessThan(100);
  expect(importsOf("cti-connector")).toEqual([
    "rosewire/codec",
    "rosewire/modules",
    "rosewire/modules/optional-params",
    "rosewire/rose",
  ]);
});

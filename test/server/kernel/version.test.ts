import { expect, test } from "vitest";
import {
  asnLoginV2,
  asnNegotiateServerConnectionV2,
} from "../../../src/modules/later/authentication/authentication.js";
import { laterRegistry } from "../../../src/modules/later/registry.js";
import { tellsLater } from "../../../src/server/kernel/version.js";

test("only operations of version 8 tell that their client is of that version", () => {
  const telling = laterRegistry().operations.filter(({ operation }) => tellsLater(operation));
  expect(telling.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual([
    703, 1006, 1008, 1437, 1438, 1439, 1460, 1461, 1474, 1475, 1505, 3300, 3301, 3400, 3410, 3411,
    3412, 3420, 3421, 3422, 3423, 3424, 4505,
  ]);
  expect(telling.filter(({ version }) => version !== "8")).toEqual([]);
});

test("a negotiation tells it by the bit 4 of what the client can do", () => {
  const tells = tellsLater(asnNegotiateServerConnectionV2);
  const of = (iClientCapabilities: number) => tells?.(() => ({ iClientCapabilities }));
  expect([0, 0x3, 0x8].map(of)).toEqual([false, false, false]);
  expect([0x4, 0x7, 0xff].map(of)).toEqual([true, true, true]);
});

test("a login alone does not tell it", () => {
  expect(tellsLater(asnLoginV2)).toBeUndefined();
});

import { expect, test } from "vitest";
import { addressKey } from "../../../src/rose/socket/address.js";

test.each([
  ["127.0.0.1", "127.0.0.1"],
  ["::ffff:10.1.2.3", "10.1.2.3"],
  ["::FFFF:10.1.2.3", "10.1.2.3"],
  ["::1", "0:0:0:0::/64"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:2::", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["64:ff9b::10.1.2.3", "64:ff9b:0:0::/64"],
  ["no address", "no address"],
  [undefined, ""],
])("%s is counted as %s", (address, key) => {
  expect(addressKey(address)).toBe(key);
});

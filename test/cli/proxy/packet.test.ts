import { expect, test } from "vitest";
import { segmentOf } from "../../../src/cli/pcap/segment.js";
import { MOST_DATA, packetOf } from "../../../src/cli/proxy/packet.js";

const data = Buffer.from("odd");

function roundTrip(from: string, to: string, octets: Uint8Array = data): unknown {
  const bytes = packetOf({
    from: { host: from, port: 50_000 },
    to: { host: to, port: 7222 },
    sequence: 4_294_967_295,
    acknowledged: 7,
    flags: 0x18,
    data: octets,
  });
  return segmentOf({ time: 0, linkType: 101, bytes, length: bytes.length });
}

test.each([
  ["10.0.0.1", "192.168.255.254", "10.0.0.1", "192.168.255.254"],
  ["2001:db8::1", "::1", "2001:db8::1", "::1"],
  ["fe80::1:2%eth0", "1:2:3:4:5:6:7:8", "fe80::1:2", "1:2:3:4:5:6:7:8"],
  ["::ffff:10.0.0.1", "10.0.0.2", "10.0.0.1", "10.0.0.2"],
  ["::1", "10.0.0.2", "::1", "::ffff:a00:2"],
  ["nobody", "10.0.0.2", "0.0.0.0", "10.0.0.2"],
])("a packet from %s to %s is read as such", (from, to, source, target) => {
  expect(roundTrip(from, to)).toMatchObject({
    from: { host: source, port: 50_000 },
    to: { host: target, port: 7222 },
    sequence: 4_294_967_295,
    data,
    length: 3,
  });
});

test.each(["10.0.0.1", "::1"])("the longest packet of %s has all its data", (host) => {
  const longest = Buffer.alloc(MOST_DATA, 1);
  expect(roundTrip(host, host, longest)).toMatchObject({ length: MOST_DATA, data: longest });
});

test("checksums are those of RFC 791 and RFC 793", () => {
  const packet = packetOf({
    from: { host: "192.168.0.1", port: 1 },
    to: { host: "192.168.0.199", port: 2 },
    sequence: 0,
    acknowledged: 0,
    flags: 2,
    data,
  });
  const folded = (octets: Buffer): number => {
    let total = 0;
    for (let i = 0; i < octets.length; i += 2) {
      total += octets.readUInt16BE(i);
      total = (total & 0xffff) + (total >> 16);
    }
    return total;
  };
  expect(folded(packet.subarray(0, 20))).toBe(0xffff);
  const length = packet.length - 20;
  const pseudo = Buffer.concat([packet.subarray(12, 20), Buffer.from([0, 6, 0, length])]);
  expect(folded(Buffer.concat([pseudo, packet.subarray(20), Buffer.alloc(length & 1)]))).toBe(
    0xffff,
  );
});

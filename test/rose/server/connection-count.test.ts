import { describe, expect, it } from "vitest";
import { ConnectionCount } from "../../../src/rose/server/connection-count.js";
import { engineLimits } from "../../../src/rose/limits.js";

const from = (remoteAddress?: string): { remoteAddress?: string } => ({
  ...(remoteAddress !== undefined && { remoteAddress }),
});

describe("connections", () => {
  it("are counted in all, whatever the address", () => {
    const count = new ConnectionCount(engineLimits({ maxConnections: 2 }));
    expect(count.admit(from("a"))).toBeUndefined();
    expect(count.admit(from())).toBeUndefined();
    expect(count.admit(from("b"))).toBe("maxConnections");
    count.leave(from());
    expect(count.admit(from("b"))).toBeUndefined();
  });

  it("are counted per address, which is the same in both forms of IPv4", () => {
    const count = new ConnectionCount(engineLimits({ maxConnectionsPerAddress: 2 }));
    expect(count.admit(from("10.0.0.1"))).toBeUndefined();
    expect(count.admit(from("::ffff:10.0.0.1"))).toBeUndefined();
    expect(count.admit(from("10.0.0.1"))).toBe("maxConnectionsPerAddress");
    expect(count.admit(from("10.0.0.2"))).toBeUndefined();
    count.leave(from("10.0.0.1"));
    expect(count.admit(from("::ffff:10.0.0.1"))).toBeUndefined();
    expect(count.admit(from("10.0.0.1"))).toBe("maxConnectionsPerAddress");
  });

  it("do not ask for an address that is not limited", () => {
    const count = new ConnectionCount(engineLimits({}));
    const peer = {
      get remoteAddress(): string {
        throw new Error("asked");
      },
    };
    expect(count.admit(peer)).toBeUndefined();
    count.leave(peer);
  });
});

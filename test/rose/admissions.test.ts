import { describe, expect, it } from "vitest";
import { Admissions } from "../../src/rose/admissions.js";
import { engineLimits } from "../../src/rose/limits.js";

const from = (remoteAddress?: string): { remoteAddress?: string } => ({
  ...(remoteAddress !== undefined && { remoteAddress }),
});

describe("admissions", () => {
  it("are counted in all, whatever the address", () => {
    const admissions = new Admissions(engineLimits({ maxConnections: 2 }));
    expect(admissions.admit(from("a"))).toBeUndefined();
    expect(admissions.admit(from())).toBeUndefined();
    expect(admissions.admit(from("b"))).toBe("maxConnections");
    admissions.leave(from());
    expect(admissions.admit(from("b"))).toBeUndefined();
  });

  it("are counted per address, which is the same in both forms of IPv4", () => {
    const admissions = new Admissions(engineLimits({ maxConnectionsPerAddress: 2 }));
    expect(admissions.admit(from("10.0.0.1"))).toBeUndefined();
    expect(admissions.admit(from("::ffff:10.0.0.1"))).toBeUndefined();
    expect(admissions.admit(from("10.0.0.1"))).toBe("maxConnectionsPerAddress");
    expect(admissions.admit(from("10.0.0.2"))).toBeUndefined();
    admissions.leave(from("10.0.0.1"));
    expect(admissions.admit(from("::ffff:10.0.0.1"))).toBeUndefined();
    expect(admissions.admit(from("10.0.0.1"))).toBe("maxConnectionsPerAddress");
  });

  it("do not ask for an address that is not limited", () => {
    const admissions = new Admissions(engineLimits({}));
    const peer = {
      get remoteAddress(): string {
        throw new Error("asked");
      },
    };
    expect(admissions.admit(peer)).toBeUndefined();
    admissions.leave(peer);
  });
});

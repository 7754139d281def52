import { describe, expect, it } from "vitest";
import { mobileModules, moduleCount } from "../../../bench/messages/mobile-modules.js";
import { compile, emitTypeScript, load } from "../../../src/asn1/index.js";

describe("The modules of a mobile network", () => {
  const sources = mobileModules();
  const model = compile(sources);
  const sizeOf = (texts: readonly string[]): number => texts.join("").length;

  it("are as many as those of MAP, and not much less text", () => {
    expect(model.modules).toHaveLength(moduleCount);
    expect(sizeOf(sources.map(({ text }) => text))).toBeGreaterThan(200_000);
  });

  it("take less than five times their text in TypeScript", () => {
    const written = model.modules.map((module) => emitTypeScript(module, model));
    const times = sizeOf(written) / sizeOf(sources.map(({ text }) => text));
    expect(times).toBeGreaterThan(1);
    expect(times).toBeLessThan(5);
  });

  it("have types and operations that encode and decode", () => {
    const loaded = load(model);
    const { argument } = loaded.operation("request-26-4");
    const value = {
      caller: { serviceCentre: Uint8Array.of(0x91, 0x94) },
      called: Uint8Array.of(0x91),
      numberOfVectors: 5,
      extensionContainer: { privateExtensions: [Uint8Array.of(1)] },
      locationEstimates: [{ latitude: -1, longitude: 300 }],
    };
    const octets = argument.encode(value);
    expect(Buffer.from(octets).toString("hex")).toBe(
      "301c84029194820191830105a605a003040101a80930070201ff0202012c",
    );
    expect(argument.decode(octets)).toEqual(value);
  });
});

import { describe, expect, it } from "vitest";
import { mobileModules, moduleCount } from "../../../bench/messages/mobile-modules.js";
import { elementCount, radioModules } from "../../../bench/messages/radio-modules.js";
import { compile, emitTypeScript, load } from "../../../src/asn1/index.js";

const sizeOf = (texts: readonly string[]): number => texts.join("").length;

describe("The modules of a mobile network", () => {
  const sources = mobileModules();
  const model = compile(sources);
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

describe("The modules of a radio network", () => {
  const sources = radioModules();
  const model = compile(sources);

  it("have lists of elements whose types follow from sets of objects", () => {
    const open = model.modules
      .flatMap(({ types }) => types)
      .filter(({ type }) => type.kind === "open");
    // Those of messages, of elements that are lists or have extensions, and of the three kinds of PDU.
    expect(open).toHaveLength(48 + elementCount / 2 + 3);
  });

  it("take less than five times their text in TypeScript", () => {
    const written = model.modules.map((module) => emitTypeScript(module, model));
    const times = sizeOf(written) / sizeOf(sources.map(({ text }) => text));
    expect(times).toBeGreaterThan(1);
    expect(times).toBeLessThan(5);
  });

  it("have messages that encode and decode down to the extensions of elements", () => {
    const type = load(model).type("Radio-Descriptions.PDU");
    const element = {
      identity: Uint8Array.of(1, 2, 3),
      bearer: 5,
      transportAddress: { bytes: Uint8Array.of(10), length: 8 },
      extensions: [{ id: 0, criticality: 1, extensionValue: { known: "0", value: "x" } }],
    };
    const value = {
      initiating: {
        code: 0,
        criticality: 0,
        value: {
          known: "procedure-0",
          value: {
            elements: [
              { id: 0, criticality: 0, value: { known: "Element-0", value: element } },
              {
                id: 14,
                criticality: 1,
                value: { known: "Element-14", value: { radioNetwork: 1 } },
              },
              { id: 999, criticality: 1, value: Uint8Array.of(5, 0) },
            ],
          },
        },
      },
    };
    const octets = type.encode(value);
    const first =
      "800100" +
      "810100" +
      "a21d301b" +
      "8003010203" +
      "810105" +
      "8202000a" +
      "a40d300b" +
      "800100" +
      "810101" +
      "a203130178";
    const second = "80010e" + "810101" + "a203800101";
    const third = "800203e7" + "810101" + "a2020500";
    expect(Buffer.from(octets).toString("hex")).toBe(
      `a04d800100810100a2453043a041` + `3025${first}300b${second}300b${third}`,
    );
    expect(type.decode(octets)).toEqual(value);
  });
});

import { describe, expect, it } from "vitest";
import { INTEGER, OPTIONAL, sequence, type MemberOptions } from "../../src/codec/index.js";
import { isMandatory, underscored } from "../../src/codec/member.js";

describe("a member", () => {
  it.each<[string, MemberOptions]>([
    ["that is OPTIONAL", OPTIONAL],
    ["with a DEFAULT", { default: 0 }],
    ["with the DEFAULT NULL", { default: null }],
    ["after the extension marker", { extension: true }],
  ])("%s is not mandatory", (_, options) => {
    expect(mandatory(options)).toEqual([false]);
  });

  it.each<[string, MemberOptions]>([
    ["without anything special", {}],
    ["whose DEFAULT is undefined", { default: undefined }],
  ])("%s is mandatory", (_, options) => {
    expect(mandatory(options)).toEqual([true]);
  });

  it("has underscores for hyphens in JSON and TypeScript", () => {
    expect(underscored("linked-ID-no")).toBe("linked_ID_no");
  });
});

function mandatory(options: MemberOptions): boolean[] {
  const { schema } = sequence("S", () => [["a", INTEGER, options]]);
  if (schema.kind !== "sequence") throw new Error(schema.kind);
  return schema.members.map(isMandatory);
}

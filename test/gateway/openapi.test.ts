import { describe, expect, it } from "vitest";
import { allOperations, allTypes } from "../../src/modules/registry.js";
import { world } from "./world.js";

describe("/openapi.json", () => {
  it("describes every operation for clients, and every type, with references that lead somewhere", async () => {
    const { url } = await world();
    const text = await (await fetch(`${url}/openapi.json`)).text();
    const description = JSON.parse(text) as any;
    expect(description.openapi).toBe("3.1.0");
    const { schemas } = description.components;
    const direct = Object.keys(description.paths).filter((path) => path.startsWith("/ws/direct/"));
    // All but the nine between a web service and its server.
    expect(direct).toHaveLength(allOperations().length - 9);
    for (const { name } of allTypes())
      if (name.startsWith("Asn")) expect(schemas).toHaveProperty([name]);
    const references = new Set(
      Array.from(text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g), ([, name]) => name),
    );
    expect(references.size).toBeGreaterThan(1000);
    for (const name of references) expect(schemas).toHaveProperty([name as string]);
  });

  it("says what is mandatory, what values an enumeration has, and what the manual says", async () => {
    const { url } = await world();
    const description = (await (await fetch(`${url}/openapi.json`)).json()) as any;
    const { AsnAppointmentEntry, AsnOptionalParameters } = description.components.schemas;
    expect(AsnAppointmentEntry.required).toContain("stStart");
    expect(AsnAppointmentEntry.properties.stStart).toMatchObject({
      $ref: expect.stringContaining("AsnSystemTime"),
    });
    expect(AsnOptionalParameters.oneOf[0].type).toBe("object");
    const { post } = description.paths["/ws/direct/asnGetUserToken"];
    expect(post).toMatchObject({
      "x-operation-id": 1003,
      description: expect.stringContaining("token"),
    });
  });
});

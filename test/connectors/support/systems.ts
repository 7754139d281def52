import type fc from "fast-check";
import { plainAppointment } from "../../../src/connectors/appointment.js";
import type { EntryContext } from "../../../src/connectors/entries.js";
import { MappingError } from "../../../src/connectors/errors.js";
import type { JsonObject } from "../../../src/connectors/json.js";
import { toAppointment, type Mapped, type Mapping } from "../../../src/connectors/mapping.js";
import { superOfficeMapping } from "../../../src/connectors/superoffice/mapping.js";
import { completeEntity, withoutNulls } from "../../../src/connectors/superoffice/properties.js";
import { Zone } from "../../../src/connectors/time.js";
import { vitecMapping } from "../../../src/connectors/vitec/mapping.js";
import { xelionMapping } from "../../../src/connectors/xelion/mapping.js";
import { superOfficeEntity, vitecDocument, xelionDocument } from "./documents.js";

/** A system as the tests go through them. */
export interface TestedSystem {
  readonly name: string;
  readonly mapping: (zone: Zone) => Mapping;
  readonly documents: fc.Arbitrary<JsonObject>;
  readonly strip: (document: JsonObject) => JsonObject;
  readonly complete: (document: JsonObject) => JsonObject;
}

const same = (document: JsonObject): JsonObject => document;

export const testedSystems: readonly TestedSystem[] = [
  {
    name: "xelion",
    mapping: (zone) => xelionMapping({ zone }),
    documents: xelionDocument,
    strip: same,
    complete: same,
  },
  {
    name: "vitec",
    mapping: (zone) => vitecMapping({ zone }),
    documents: vitecDocument,
    strip: same,
    complete: same,
  },
  {
    name: "superoffice",
    mapping: (zone) => superOfficeMapping({ zone }),
    documents: superOfficeEntity,
    strip: withoutNulls,
    complete: completeEntity,
  },
];

export function contextOf(system: TestedSystem, zoneId: string): EntryContext {
  const zone = new Zone(zoneId);
  return { mapping: system.mapping(zone), zone, dataSource: system.name };
}

/** The appointment of a document; undefined if it is none. */
export function mapped(mapping: Mapping, document: JsonObject): Mapped | undefined {
  try {
    return toAppointment(mapping, document, plainAppointment);
  } catch (error) {
    if (error instanceof MappingError) return undefined;
    throw error;
  }
}

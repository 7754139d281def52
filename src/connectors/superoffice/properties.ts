import type { JsonObject } from "../json.js";
import type { Kind } from "../mapping.js";

/**
 * The properties of AppointmentEntityWithLinks in the order of SuperOffice's document, with their
 * types: int32 is "integer", date-time "time", the entities of other kinds and the dictionaries
 * "object".
 */
export const properties = {
  Associate: "object",
  Contact: "object",
  CreatedBy: "object",
  UpdatedBy: "object",
  CreatedDate: "time",
  AppointmentId: "integer",
  Description: "string",
  Title: "string",
  Agenda: "string",
  InternalNotes: "string",
  StartDate: "time",
  EndDate: "time",
  InvitedPerson: "object",
  Person: "object",
  MotherId: "integer",
  Priority: "object",
  Private: "string",
  Project: "object",
  Type: "string",
  UpdatedDate: "time",
  Completed: "string",
  ActiveLinks: "integer",
  Links: "list",
  AlarmLeadTime: "string",
  HasAlarm: "boolean",
  ColorIndex: "integer",
  IsFree: "boolean",
  IsAlldayEvent: "boolean",
  LagTime: "string",
  LeadTime: "string",
  Location: "string",
  RejectCounter: "integer",
  RejectReason: "string",
  Recurrence: "object",
  Participants: "list",
  AssignmentStatus: "string",
  InvitationStatus: "string",
  BookingType: "string",
  ActiveDate: "time",
  HasConflict: "boolean",
  AssignedBy: "object",
  MotherAssociate: "object",
  Task: "object",
  PreferredTZLocation: "integer",
  PreferredTZLocationData: "object",
  Sale: "object",
  SuggestedAppointmentId: "integer",
  IsMileStone: "boolean",
  CautionWarning: "string",
  JoinVideomeetUrl: "string",
  CentralserviceVideomeetId: "string",
  UserDefinedFields: "object",
  ExtraFields: "object",
  CustomFields: "object",
  PublishEventDate: "time",
  PublishTo: "time",
  PublishFrom: "time",
  IsPublished: "boolean",
  VisibleFor: "list",
  TableRight: "object",
  FieldProperties: "object",
  _Links: "object",
} as const satisfies Record<string, Kind>;

export type Property = keyof typeof properties;

/** What the document calls read-only, the key, and what only the server of the entity knows. */
export const readOnlyProperties: ReadonlySet<string> = new Set<Property>([
  "CreatedBy",
  "UpdatedBy",
  "CreatedDate",
  "AppointmentId",
  "UpdatedDate",
  "PreferredTZLocationData",
  "TableRight",
  "FieldProperties",
  "_Links",
]);

const noValues: JsonObject = Object.fromEntries(
  Object.keys(properties).map((name) => [name, null]),
);

/** The entity with every property, in the document's order; one without a value is null. */
export function completeEntity(entity: JsonObject): JsonObject {
  return { ...noValues, ...entity };
}

/** The entity without the properties that have no value; members of other names stay as they are. */
export function withoutNulls(entity: JsonObject): JsonObject {
  const members = Object.entries(entity);
  return Object.fromEntries(
    members.filter(([name, value]) => value !== null || !Object.hasOwn(properties, name)),
  );
}

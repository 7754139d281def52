import type { JsonObject } from "../../../src/connectors/json.js";
import type { ReplicatorOptions } from "../../../src/connectors/replicator/options.js";
import { superOfficeSource } from "../../../src/connectors/superoffice/client.js";
import { Zone } from "../../../src/connectors/time.js";
import { vitecSource } from "../../../src/connectors/vitec/client.js";
import { xelionSource } from "../../../src/connectors/xelion/client.js";
import type { AsnAppointmentEntry } from "../../../src/modules/appointments/appointments.js";
import { Setup } from "./replication.js";
import { SuperOfficeStandIn, VitecStandIn, XelionStandIn } from "./stand-in.js";

const users = ["alice", "bob"];

/** Xelion and a UCServer with alice and bob. */
export function xelionSetup(options: Partial<ReplicatorOptions> = {}): Promise<Setup> {
  return new Setup({
    standIn: new XelionStandIn(),
    system: (url) =>
      xelionSource({ url: `${url}/api/v1/master`, zone: new Zone("Europe/Amsterdam") }),
    authorization: "xelion secret",
    users,
    options,
  }).start();
}

/** Vitec Connect and a UCServer with alice and bob. */
export function vitecSetup(options: Partial<ReplicatorOptions> = {}): Promise<Setup> {
  return new Setup({
    standIn: new VitecStandIn(),
    system: (url) => vitecSource({ url, customerId: "M1", zone: new Zone("Europe/Stockholm") }),
    authorization: `Basic ${Buffer.from("connect:secret").toString("base64")}`,
    users,
    options,
  }).start();
}

/** SuperOffice and a UCServer with alice and bob. */
export function superOfficeSetup(
  patch: "json" | "merge",
  options: Partial<ReplicatorOptions> = {},
): Promise<Setup> {
  return new Setup({
    standIn: new SuperOfficeStandIn(),
    system: (url) =>
      superOfficeSource({ url: `${url}/api/v1`, zone: new Zone("Europe/Oslo"), patch }),
    authorization: "Bearer secret",
    users,
    options,
  }).start();
}

/** A Xelion appointment within the tests' window. */
export const meeting: JsonObject = {
  subject: "Meeting",
  comment: "in the office",
  starttime: "2024-11-22 09:00:00",
  endtime: "2024-11-22 10:00:00",
  allStartDay: false,
  allEndDay: false,
  participants: ["167843"],
  calendars: ["1"],
  userStatus: "busy",
};

/** What the summary of a run says that has changed nothing. */
export const quiet = { created: 0, changed: 0, removed: 0, sent: 0, failedUsers: 0 };

/** Changes the entries under an id. */
export async function change(
  of: Setup,
  user: string,
  entryId: string,
  changes: Partial<AsnAppointmentEntry>,
): Promise<void> {
  await of.edit(user, (entries) =>
    entries.map((other) => (other.u8sEntryID === entryId ? { ...other, ...changes } : other)),
  );
}

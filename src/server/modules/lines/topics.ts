import {
  AsnMgmtLineEventForAdmin,
  AsnMgmtOnLineGroupRemovedArgument,
  AsnMgmtTapiLineConfig4Admin,
  AsnMgmtTapiLineGroupConfiguration,
} from "../../../modules/management/management.js";
import { topic, type Topic } from "../../kernel/index.js";

/** Of a line, or a group of lines, what was stored last counts, whichever server tells of it. */
const idOf = ({ iTapiDeviceID }: AsnMgmtTapiLineConfig4Admin): number => iTapiDeviceID;
const ofLines = { states: "lines" };

/** A source has reported a line that was not known. */
export const lineAdded: Topic<AsnMgmtTapiLineConfig4Admin> = topic(
  "lines/added",
  AsnMgmtTapiLineConfig4Admin,
  idOf,
  ofLines,
);

/** Something about a line, or what is set for it, is different. */
export const lineChanged: Topic<AsnMgmtTapiLineConfig4Admin> = topic(
  "lines/changed",
  AsnMgmtTapiLineConfig4Admin,
  idOf,
  ofLines,
);

/** A line has been removed; its configuration is the last one. */
export const lineRemoved: Topic<AsnMgmtTapiLineConfig4Admin> = topic(
  "lines/removed",
  AsnMgmtTapiLineConfig4Admin,
  idOf,
  ofLines,
);

const groupOf = (group: AsnMgmtOnLineGroupRemovedArgument): string =>
  JSON.stringify([group.u8sLineSourceName, group.u8sPBXGroupName]);
const ofGroups = { states: "line groups" };

/** The first line of a group has been reported. */
export const groupAdded: Topic<AsnMgmtTapiLineGroupConfiguration> = topic(
  "lines/group-added",
  AsnMgmtTapiLineGroupConfiguration,
  groupOf,
  ofGroups,
);

/** The last line of a group has been removed. */
export const groupRemoved: Topic<AsnMgmtOnLineGroupRemovedArgument> = topic(
  "lines/group-removed",
  AsnMgmtOnLineGroupRemovedArgument,
  groupOf,
  ofGroups,
);

/**
 * Something has happened to a call of a line, as its source tells it; for the administrators who test the line. `u8sTAPILineID` is the URI of
 * the line.
 */
export const lineTested: Topic<AsnMgmtLineEventForAdmin> = topic(
  "lines/tested",
  AsnMgmtLineEventForAdmin,
);

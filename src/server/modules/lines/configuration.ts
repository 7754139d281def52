import { sequence, sequenceOf, UTF8String, type Type } from "../../../codec/index.js";
import type { AsnLineForwards } from "../../../modules/common/common.js";
import {
  AsnMgmtForwardControllerEnum,
  type AsnMgmtCtiForwardEntryList,
  type AsnMgmtTapiLineConfiguration,
  type AsnMgmtTapiLineConfig4Admin,
  type AsnMgmtTapiLineGroupConfiguration,
} from "../../../modules/management/management.js";

/** What a source, for example the driver of a PBX, reports of a line. */
export interface ReportedLine {
  /** The name of the source. */
  readonly source: string;
  /** Names the line within its source, for ever. */
  readonly lineId: string;
  /** The URI by which clients know the line, for example `tel:10@pbx`. No two lines have the same. */
  readonly uri: string;
  /** The name that the source has for the line. */
  readonly name?: string;
  /** The group of the PBX to which the line belongs. */
  readonly group?: string;
  /** The number that the source has for the line. */
  readonly number?: string;
  /** What the source calls the telephone at the line. */
  readonly physicalDevice?: string;
  /** The names of the addresses of which a user may choose one for a call. */
  readonly addresses?: readonly string[];
}

/** How that is stored. */
export const ReportedLine: Type<Required<ReportedLine>> = sequence("ReportedLine", () => [
  ["source", UTF8String],
  ["lineId", UTF8String],
  ["uri", UTF8String],
  ["name", UTF8String],
  ["group", UTF8String],
  ["number", UTF8String],
  ["physicalDevice", UTF8String],
  ["addresses", sequenceOf("Addresses", () => UTF8String)],
]);

/** The parts of a line's configuration. */
export interface LineParts {
  readonly id: number;
  readonly reported: Required<ReportedLine>;
  readonly configuration: AsnMgmtTapiLineConfiguration;
  /** That of its group. */
  readonly autoActivate: number;
  readonly forwards: Forwards;
}

/** The forwards of a line at one controller. */
export interface Forwarding {
  readonly iEnabled: number;
  readonly entryList: AsnMgmtCtiForwardEntryList;
}

/** The forwards of a line that the server has itself. */
export interface Forwards {
  readonly admin: Forwarding;
  readonly user: Forwarding;
}

export const controllers = AsnMgmtForwardControllerEnum.values;
export const noForwards: Forwarding = { iEnabled: 0, entryList: [] };

/** The settings of a group of which nothing has been set: its lines are used, and their calls are in the journal. */
export function blankGroup(source: string, group: string): AsnMgmtTapiLineGroupConfiguration {
  return {
    u8sLineSourceName: source,
    u8sPBXGroupName: group,
    iDefaultEnabled: 1,
    iDefaultAutoActivate: 0,
    iDefaultAutoCreate: 0,
    iDefaultJournal: 1,
    iLineIDAutomatic: 1,
    iPhoneNumberAutomatic: 1,
    iUseTapiLineNames: 1,
    u8sLocationID: "",
    bAutomaticLocationFinding: false,
    iSupportedFeatures: 0,
    objFeatureCodes: [],
    customProps: [],
  };
}

/** The settings of a new line of a group. */
export function newLine(group: AsnMgmtTapiLineGroupConfiguration): AsnMgmtTapiLineConfiguration {
  return {
    iEnabled: group.iDefaultEnabled,
    iJournal: group.iDefaultJournal,
    iDummyWirelessPhone: 0,
    iUseAutomaticPhoneNumber: group.iPhoneNumberAutomatic,
    u8sManualPhoneNumber: "",
    iUseTapiLineName: group.iUseTapiLineNames,
    u8sLocationID: group.u8sLocationID,
    iPrivatePhone: 0,
    iTrunk: 0,
    customProps: [],
    iSignalCallsOnAddress: 0,
  };
}

/** The number of a line: the one that has been set, unless the automatic one is to be used or none has been set. */
export function numberOf({
  reported,
  configuration,
}: Pick<LineParts, "reported" | "configuration">): string {
  return numberInUse(configuration, reported.number);
}

/** The same, of the settings of a line and the number that its source has for it. */
export function numberInUse(
  {
    iUseAutomaticPhoneNumber: automatic,
    u8sManualPhoneNumber: manual,
  }: Pick<AsnMgmtTapiLineConfiguration, "iUseAutomaticPhoneNumber" | "u8sManualPhoneNumber">,
  reported: string,
): string {
  return automatic === 0 && manual !== "" ? manual : reported;
}

/** Everything about a line, as administrators see it (manual line 40888). */
export function lineForAdmin(parts: LineParts): AsnMgmtTapiLineConfig4Admin {
  const { id, reported, configuration, autoActivate, forwards } = parts;
  return {
    ...configuration,
    iTapiDeviceID: id,
    u8sLineID: reported.lineId,
    u8sAutomaticPhoneNumber: reported.number,
    u8sTapiLineName: reported.name,
    u8sPBXGroupName: reported.group,
    iAdminForwardingEnabled: forwards.admin.iEnabled,
    adminForwarding: forwardsOf(forwards.admin),
    iUserForwardingEnabled: forwards.user.iEnabled,
    userForwarding: forwardsOf(forwards.user),
    u8sLineSourceName: reported.source,
    iAutoActivate: autoActivate,
    u8sPhysicalDeviceID: reported.physicalDevice,
    u8sLineURI: reported.uri,
    u8slistAddressNames: [...reported.addresses],
    u8sLineConfigIdentifier: String(id),
  };
}

/** The same forwards in the form of other modules, whose numbers are the same. */
function forwardsOf({ entryList }: Forwarding): AsnLineForwards {
  return entryList.map(({ u8sDestinationSC, u8slistCallerIDs, ...entry }) => ({
    ...entry,
    u8sDestination: u8sDestinationSC,
    u8sCallerIDList: u8slistCallerIDs,
  }));
}

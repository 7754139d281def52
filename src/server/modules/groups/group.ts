import type { AsnGroupProfile } from "../../../modules/admin/admin.js";
import { noBits, tripleOf, type RightBits } from "./right-bits.js";

/** A group, as far as it decides about rights. */
export interface Group {
  /** Never reused. */
  readonly id: number;
  /** The id by which clients know the group. */
  readonly guid: string;
  /** Its name, for people. */
  readonly name: string;
  /** Whether what the group grants counts. */
  readonly enabled: boolean;
  /** The ids of users. */
  readonly leader: number | undefined;
  /** The id of the second leader, who may do what the first may; undefined if there is none. */
  readonly coLeader: number | undefined;
  /** The ids of its members. */
  readonly members: readonly number[];
  /** Bits of AsnUserStaticRights. */
  readonly first: number;
  /** Bits of AsnUserStaticRights2. */
  readonly second: number;
  /** What members may see and do of members. */
  readonly ofMembers: RightBits;
  /** What leaders may see and do of members. */
  readonly ofLeaders: RightBits;
}

/** The version of the profiles of groups, which only a new version of the server changes (manual line 11380). */
export const groupProfileVersion = 1;

/** A new group without members and rights. */
export function blankGroup(name: string): AsnGroupProfile {
  return {
    iEnabled: 1,
    u8sDNPath: "",
    u8sGroupName: name,
    u8sobjectGUID: "",
    u8sPhoneNumber: "",
    u8sPhoneSecondary: "",
    u8sGroupLeaderDN: "",
    u8sGroupCoLeaderDN: "",
    iGroupStaticRights: 0,
    iGroupStaticRights2: 0,
    asnGroupRightDetails: tripleOf(noBits, ""),
    asnGroupLeaderRightDetails: tripleOf(noBits, ""),
    listUserDNs: [],
    u8sObjectSid: "",
    iGroupProfileVersion: groupProfileVersion,
  };
}

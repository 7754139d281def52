import type { AsnUserDynamicRights } from "../../../modules/admin/admin.js";
import {
  AsnPhoneControlRightsFlags,
  AsnPresenceRightsFlags,
} from "../../../modules/general/general.js";

/** What is granted, in bits of AsnPresenceRightsFlags and AsnPhoneControlRightsFlags (manual lines 1290-1328). */
export interface RightBits {
  /** Bits of AsnPresenceRightsFlags. */
  readonly presence: number;
  /** For the first line. */
  readonly primary: number;
  /** For the other own lines. */
  readonly secondary: number;
}

const all = (values: Readonly<Record<string, number>>): number =>
  Object.values(values).reduce((bits, bit) => bits | bit, 0);

const known = {
  presence: all(AsnPresenceRightsFlags.values),
  line: all(AsnPhoneControlRightsFlags.values),
};

/** Nothing. */
export const noBits: RightBits = { presence: 0, primary: 0, secondary: 0 };

/** The bits that the manual defines, of those of a triple. */
export function knownBits(triple: AsnUserDynamicRights): RightBits {
  return {
    presence: triple.iPresenceRights & known.presence,
    primary: triple.iPhoneControlRightsPrimary & known.line,
    secondary: triple.iPhoneControlRightsSecondary & known.line,
  };
}

/** Whether the manual defines all bits of a triple. Numbers beyond 32 bits have others. */
export function areKnown(triple: AsnUserDynamicRights): boolean {
  const { presence, primary, secondary } = knownBits(triple);
  return (
    triple.iPresenceRights === presence &&
    triple.iPhoneControlRightsPrimary === primary &&
    triple.iPhoneControlRightsSecondary === secondary
  );
}

/** The triple of bits. @param u8sObjectID What it is about. */
export function tripleOf(bits: RightBits, u8sObjectID: string): AsnUserDynamicRights {
  return {
    u8sObjectID,
    iPresenceRights: bits.presence,
    iPhoneControlRightsPrimary: bits.primary,
    iPhoneControlRightsSecondary: bits.secondary,
  };
}

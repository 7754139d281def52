import {
  AsnPhoneControlPrimaryCommonRights as OnPrimary,
  AsnPhoneControlSecondaryCommonRights as OnSecondary,
  AsnPresenceCommonRights as Common,
  AsnPresenceRightsFlags,
  AsnPresenceRightsMasks,
} from "../../../modules/general/general.js";
import { noBits, type RightBits } from "../groups/api.js";
import type { Level } from "./granted.js";

const flags = AsnPresenceRightsFlags.values;
const levelMask = AsnPresenceRightsMasks.values.ePatternFlagsMask;

/** What each level gives (manual lines 1331-1389). */
export const patterns: Readonly<Record<Level, RightBits>> = {
  blocked: noBits,
  public: { presence: Common.values.ePublic, primary: 0, secondary: 0 },
  company: {
    presence: Common.values.eCompany,
    primary: OnPrimary.values.eCompany,
    secondary: 0,
  },
  team: {
    presence: Common.values.eTeam,
    primary: OnPrimary.values.eTeam,
    secondary: OnSecondary.values.eTeam,
  },
  personal: {
    presence: Common.values.ePersonal,
    primary: OnPrimary.values.ePersonal,
    secondary: OnSecondary.values.ePersonal,
  },
};

/** The bit of each level, from the greatest to the least. */
const bits: readonly (readonly [Level, number])[] = [
  ["personal", flags.ePersonal],
  ["team", flags.eTeam],
  ["company", flags.eCompany],
  ["public", flags.ePublic],
];

/** The level that bits name; the greatest, if rights of several sources have been added. */
export function levelOf(presence: number): Level {
  return bits.find(([, bit]) => (presence & bit) !== 0)?.[0] ?? "blocked";
}

/** The level whose bit this is, or of 0; undefined for any other number. */
export function levelOfBit(bit: number): Level | undefined {
  return bit === 0 ? "blocked" : bits.find(([, one]) => one === bit)?.[0];
}

/** Whether bits name at most one level. */
export function hasOneLevel(presence: number): boolean {
  const named = presence & levelMask;
  return (named & (named - 1)) === 0;
}

/** The bits of both. Rights of several sources only add up (manual line 1307). */
export function added(one: RightBits, other: RightBits): RightBits {
  if (other === noBits) return one;
  if (one === noBits) return other;
  return {
    presence: one.presence | other.presence,
    primary: one.primary | other.primary,
    secondary: one.secondary | other.secondary,
  };
}

/** The same rights, naming one level, and saying that they are those of the level (`ePatternUsed`) only if they are. */
export function normal({ presence, primary, secondary }: RightBits): RightBits {
  const pattern = patterns[levelOf(presence)];
  const level = pattern.presence & levelMask;
  const plain = presence & ~levelMask & ~flags.ePatternUsed;
  const isPattern =
    (plain | level | flags.ePatternUsed) === pattern.presence &&
    primary === pattern.primary &&
    secondary === pattern.secondary;
  return { presence: plain | level | (isPattern ? flags.ePatternUsed : 0), primary, secondary };
}

/** The rights of a level, or those given with its bit if they name no level themselves. */
export function atLevel(level: Level, special: RightBits | undefined): RightBits {
  if (special === undefined) return patterns[level];
  const named = special.presence & levelMask;
  const presence =
    named === 0 ? special.presence | (patterns[level].presence & levelMask) : special.presence;
  return normal({ ...special, presence });
}

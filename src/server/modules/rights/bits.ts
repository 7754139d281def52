import {
  AsnPhoneControlRightsFlags,
  AsnPresenceRightsFlags,
} from "../../../modules/general/general.js";
import { noBits, type RightBits } from "../groups/api.js";
import type { Granted, Level, Line, Permission } from "./granted.js";
import { levelOf, normal, patterns } from "./levels.js";

const presence = AsnPresenceRightsFlags.values;
const line = AsnPhoneControlRightsFlags.values;

/** Bits for what the manual lets depend on groups and static rights. */
export const journal = { see: 1, edit: 2, delete: 4 } as const;

type Field = "presence" | "line" | "journal";

/** The bits of which one must be set for each permission. */
export const permissions: Readonly<Record<Permission, readonly [field: Field, mask: number]>> = {
  "see-presence": ["presence", presence.eVisible],
  "change-presence": ["presence", presence.eChangeable],
  "see-public-appointments": [
    "presence",
    presence.eAppointmentPublic | presence.eAppointmentPrivate,
  ],
  "see-private-appointments": ["presence", presence.eAppointmentPrivate],
  "see-outgoing-numbers": ["line", line.eNumbersOutbound],
  "see-incoming-numbers": ["line", line.eNumbersInbound],
  "see-redirection-numbers": ["line", line.eNumbersRedirected],
  "set-redirections": ["line", line.eSetForwards],
  "pick-up-calls": ["line", line.eSetPickupCalls],
  "see-journal": ["journal", journal.see],
  "edit-journal": ["journal", journal.edit],
  "delete-journal": ["journal", journal.delete],
};

/** Rights as {@link Granted} gives them. */
class GrantedBits implements Granted {
  readonly level: Level;
  readonly presence: number;
  readonly primary: number;
  readonly secondary: number;
  readonly #journal: number;

  constructor({ presence: ofPresence, primary, secondary }: RightBits, ofJournal: number) {
    this.level = levelOf(ofPresence);
    this.presence = ofPresence;
    this.primary = primary;
    this.secondary = secondary;
    this.#journal = ofJournal;
  }

  may(what: Permission, of: Line = "primary"): boolean {
    const [field, mask] = permissions[what];
    if (field === "presence") return (this.presence & mask) !== 0;
    if (field === "journal") return (this.#journal & mask) !== 0;
    return ((of === "primary" ? this.primary : this.secondary) & mask) !== 0;
  }
}

/** How many different rights are kept. */
const most = 10_000;

const known = new Map<string, Granted>();

/** The rights with these bits: always the same object for the same bits, unless there are more than {@link most} different ones. */
export function grantedOf(bits: RightBits, ofJournal: number): Granted {
  const { presence: ofPresence, primary, secondary } = normal(bits);
  const key = `${ofPresence} ${primary} ${secondary} ${ofJournal}`;
  let granted = known.get(key);
  if (granted === undefined) {
    if (known.size >= most) known.clear();
    granted = new GrantedBits({ presence: ofPresence, primary, secondary }, ofJournal);
    known.set(key, granted);
  }
  return granted;
}

/** Nothing at all. */
export const nothing: Granted = new GrantedBits(noBits, 0);

/** Everything. */
export const everything: Granted = new GrantedBits(
  patterns.personal,
  journal.see | journal.edit | journal.delete,
);

import type { AsnAppointmentEntry } from "../../../modules/appointments/appointments.js";
import type { AsnLineForward } from "../../../modules/common/common.js";
import {
  AsnForwardControllerMode,
  type AsnAppointmentForwardEntry,
} from "../../../modules/general/general.js";
import type { Forward } from "../../pbx/index.js";
import { forwardMode, type KnownLine, type LineForwards } from "../cti/api.js";
import { keyOf } from "../users/api.js";
import type { WantedForward } from "./steps.js";

/** Seconds for which a telephone rings before a call is forwarded. */
const longestRinging = 3_600;

const { iCTIFORWARDCONTROLLERPBX: byPbx } = AsnForwardControllerMode.values;

/** What {@link wantedForwards} looks at. */
export interface Wanting {
  /** The id of the user. */
  readonly owner: number;
  /** What the user has stored (manual line 7124). */
  readonly entries: readonly AsnAppointmentForwardEntry[];
  /** The appointments that run. */
  readonly running: readonly Pick<AsnAppointmentEntry, "iStatus" | "stStart">[];
  readonly forwards: Pick<LineForwards, "linesOf" | "can" | "destination">;
}

/** The forwards that a user's appointments want now: of each kind at each line one, of the first entry that has one. */
export function wantedForwards({ owner, entries, running, forwards }: Wanting): WantedForward[] {
  const found = new Map<string, WantedForward>();
  const all = forwards.linesOf(owner);
  for (const { iAppointmentContactState, lineForwardProfile, seqFilters = [] } of entries) {
    // The manual does not say what filters are, so it is not known which appointments one lets through.
    if (seqFilters.length > 0) continue;
    const meant = running.filter(({ iStatus }) => iStatus === iAppointmentContactState);
    if (meant.length === 0) continue;
    const begun = Math.max(...meant.map(({ stStart }) => stStart.getTime()));
    const { lineIdentification: which, seqLineForward } = lineForwardProfile;
    const lines = "iAllUserLines" in which ? all : all.filter(isLine(which.u8sSingleLineURI));
    for (const line of lines) {
      const { source: pbx, lineId: device } = line;
      for (const one of seqLineForward) {
        const key = JSON.stringify([pbx, device, one.iForwardMode]);
        if (found.has(key)) continue;
        const forward = forwardAt(line, one, forwards);
        if (forward === undefined) continue;
        found.set(key, { pbx, device, mode: forward.mode, owner, forward, begun });
      }
    }
  }
  return [...found.values()];
}

function isLine(uri: string): (line: KnownLine) => boolean {
  const key = keyOf(uri);
  return (line) => line.key === key;
}

/** A forward as it is set at a line; undefined if that cannot be: it is not one of the PBX, for certain callers only, or to no number. */
function forwardAt(
  line: KnownLine,
  { iForwardController, iForwardMode, iNoAnswerTime, u8sDestination, ...more }: AsnLineForward,
  forwards: Wanting["forwards"],
): Forward | undefined {
  const mode = forwardMode(iForwardMode);
  if (iForwardController !== byPbx || mode === undefined) return undefined;
  if (more.u8sCallerIDList.length > 0 || !forwards.can(line, mode)) return undefined;
  if (iNoAnswerTime > longestRinging) return undefined;
  const destination = forwards.destination(line, u8sDestination);
  if (destination === undefined) return undefined;
  const isTimed = mode.startsWith("noAnswer") && iNoAnswerTime > 0;
  return { mode, destination, ...(isTimed && { after: iNoAnswerTime }) };
}

import * as Cti from "../../../modules/cti/cti.js";
import type { CallNews } from "./live-calls.js";
import type { ConferenceChange } from "../../pbx/model.js";
import { sees, type KnownLine, type LineBook } from "./line-book.js";
import { lineForwards, lineInfo, remoteOfficeState } from "./line-info.js";
import { trimmed, trimmedParty } from "./live-call.js";
import type { Monitors } from "./monitors.js";
import type { LineState, PbxState } from "./pbx-state.js";

/** What the module sends to monitors of lines. */
export const monitorEvents = [
  Cti.asnCtiNotifyLineInfoChanged,
  Cti.asnCtiNotifyLineDoNotDisturbChanged,
  Cti.asnCtiNotifyLineInvalidPasswordChanged,
  Cti.asnCtiNotifyLineForwardingChanged,
  Cti.asnCtiNotifyLineCallInformationChanged,
  Cti.asnCtiNotifyConferenceCreated,
  Cti.asnCtiNotifyConferenceDestroyed,
  Cti.asnCtiNotifyConferencePartyAdded,
  Cti.asnCtiNotifyConferencePartyRemoved,
  Cti.asnCtiNotifyLineCallFeaturesChanged,
  Cti.asnCtiNotifyLineProjectSettingsChanged,
  Cti.asnCtiNotifyLineRemoteOfficeChanged,
  Cti.asnCtiNotifyLineActiveAddressChanged,
] as const;

const conferences = {
  created: Cti.asnCtiNotifyConferenceCreated,
  destroyed: Cti.asnCtiNotifyConferenceDestroyed,
} as const;
const parties = {
  added: Cti.asnCtiNotifyConferencePartyAdded,
  removed: Cti.asnCtiNotifyConferencePartyRemoved,
} as const;

/** Somebody who listens to all lines. */
export interface Listener {
  /** Takes what is new about the calls of a line. */
  tellCalls(line: KnownLine, news: CallNews): void;
  /** Takes what else is new about a line. */
  tellLine(line: KnownLine, before: LineState, after: LineState): void;
}

/** Tells monitors of lines what happens. */
export class LineEvents {
  readonly #monitors: Monitors;
  readonly #book: LineBook;
  /** Who is told too. */
  presence: Listener | undefined;

  constructor(monitors: Monitors, book: LineBook) {
    this.#monitors = monitors;
    this.#book = book;
  }

  /** Tells of calls. */
  calls(line: KnownLine, news: CallNews): void {
    this.presence?.tellCalls(line, news);
    const { uri: u8sLinePhoneNumber } = line;
    switch (news.kind) {
      case "call": {
        const { reason, info } = news;
        const event = Cti.asnCtiNotifyLineCallInformationChanged;
        this.#monitors.tell(line, event, (u8sMonitorCrossRefID, seen) => ({
          u8sMonitorCrossRefID,
          u8sLinePhoneNumber,
          reason,
          callinformation: trimmed(info, seen),
        }));
        return;
      }
      case "features": {
        const callFeaturesList = news.calls.map(({ u8sConnectionID, iFeatures }) => ({
          u8sConnectionID,
          iFeatures,
        }));
        const event = Cti.asnCtiNotifyLineCallFeaturesChanged;
        this.#monitors.tell(line, event, (u8sLineMonitorCrossRefID) => ({
          u8sLineMonitorCrossRefID,
          u8sLinePhoneNumber,
          callFeaturesList,
        }));
        return;
      }
      case "conference":
        this.#conference(line, news);
    }
  }

  /** Tells what else is different of a line. Returns whether it has told {@link info} too. */
  line(line: KnownLine, link: PbxState, before: LineState, after: LineState): boolean {
    this.presence?.tellLine(line, before, after);
    const { uri: u8sLinePhoneNumber } = line;
    const isOtherPassword = !isSame(before.password, after.password);
    const isOther = before.status !== after.status || isOtherPassword;
    if (isOther) this.info(line, lineInfo(line, after, this.#book, link));
    if (isOtherPassword) {
      const event = Cti.asnCtiNotifyLineInvalidPasswordChanged;
      const { isValid = true, user = "" } = after.password ?? {};
      this.#monitors.tell(line, event, (u8sMonitorCrossRefID, seen) => ({
        u8sMonitorCrossRefID,
        u8sLinePhoneNumber,
        invalidPasswordState: isValid ? 0 : 1,
        u8sUserName: seen === sees.all ? user : "",
      }));
    }
    if (before.doNotDisturb !== after.doNotDisturb) {
      const event = Cti.asnCtiNotifyLineDoNotDisturbChanged;
      this.#monitors.tell(line, event, (u8sMonitorCrossRefID) => ({
        u8sMonitorCrossRefID,
        u8sLinePhoneNumber,
        iDoNotDisturb: after.doNotDisturb ? 1 : 0,
      }));
    }
    if (!isSame(before.forwards, after.forwards)) {
      const event = Cti.asnCtiNotifyLineForwardingChanged;
      this.#monitors.tell(line, event, (u8sMonitorCrossRefID, seen) => ({
        u8sMonitorCrossRefID,
        u8sLinePhoneNumber,
        seqLineForwards: lineForwards(after.forwards, (seen & sees.redirections) !== 0),
      }));
    }
    if (!isSame(before.remoteOffice, after.remoteOffice)) {
      const event = Cti.asnCtiNotifyLineRemoteOfficeChanged;
      this.#monitors.tell(line, event, (u8sMonitorCrossRefID, seen) => ({
        u8sMonitorCrossRefID,
        u8sLinePhoneNumber,
        remoteOfficeState: remoteOfficeState(after.remoteOffice, (seen & sees.redirections) !== 0),
      }));
    }
    return isOther;
  }

  /** Tells what a line is now. */
  info(line: KnownLine, info: Cti.AsnCtiLineInfo): void {
    const event = Cti.asnCtiNotifyLineInfoChanged;
    this.#monitors.tell(line, event, (u8sMonitorCrossRefID) => ({
      u8sMonitorCrossRefID,
      u8sLinePhoneNumber: line.uri,
      lineInfo: info,
    }));
  }

  /** Tells the location of a line and its projects. */
  projects(line: KnownLine): void {
    const { projects } = this.#book.location(line);
    const event = Cti.asnCtiNotifyLineProjectSettingsChanged;
    this.#monitors.tell(line, event, (u8sMonitorCrossRefID) => ({
      u8sMonitorCrossRefID,
      u8sLinePhoneNumber: line.uri,
      u8sLocationID: line.location,
      projectList: projects,
    }));
  }

  address(line: KnownLine, iAddressID: number): void {
    const event = Cti.asnCtiNotifyLineActiveAddressChanged;
    this.#monitors.tell(line, event, (u8sMonitorCrossRefID) => ({
      u8sMonitorCrossRefID,
      u8sLinePhoneNumber: line.uri,
      iAddressID,
    }));
  }

  #conference(line: KnownLine, news: Extract<CallNews, { kind: "conference" }>): void {
    const { change, controller, members } = news;
    const { uri: u8sLinePhoneNumber } = line;
    if (isParty(change)) {
      const [member] = members;
      if (member === undefined) return;
      this.#monitors.tell(line, parties[change], (u8sLineMonitorCrossRefID, seen) => ({
        u8sLineMonitorCrossRefID,
        u8sLinePhoneNumber,
        conferenceControllerCallInfo: trimmedParty(controller, line, seen),
        conferenceMemberCallInfo: trimmedParty(member, line, seen),
      }));
      return;
    }
    this.#monitors.tell(line, conferences[change], (u8sLineMonitorCrossRefID, seen) => ({
      u8sLineMonitorCrossRefID,
      u8sLinePhoneNumber,
      conferenceControllerCallInfo: trimmedParty(controller, line, seen),
      conferenceMemberCallInfoList: members.map((member) => trimmedParty(member, line, seen)),
    }));
  }
}

function isParty(change: ConferenceChange["kind"]): change is "added" | "removed" {
  return change === "added" || change === "removed";
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

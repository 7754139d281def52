import { Cti } from "../../src/modules/index.js";
import { contact, variedContact } from "./contact.js";
import { inTurn, message } from "./message.js";
import { phoneNumber } from "./people.js";
import { Random } from "./random.js";

/** An inbound call that has been answered, with the contact of the caller. */
function callState(random: Random): Cti.AsnCtiNotifyLineCallInformationChangedArgument {
  return {
    u8sMonitorCrossRefID: random.hex(8),
    u8sLinePhoneNumber: "+498151360123",
    reason: Cti.AsnCtiCallInfoChangedReason.reasonCallConnected,
    callinformation: {
      u8sLinePhoneNumber: "+498151360123",
      u8sConnectionID: random.hex(16),
      iCallState: 32,
      iCallType: 0,
      iDisconnectedReason: 0,
      iFeatures: 2105634,
      bOutbound: false,
      bInternal: false,
      bCallerIDBlocked: false,
      iCallRecordingState: 0,
      bConferenceCtlr: false,
      u8sConferenceCtlrID: "",
      u8sLocalNumberSC: "+498151360123",
      u8sRemoteNumberSC: "+49931704512",
      iRemoteContactSource: 1,
      projectPinRule: {
        u8sProjectName: "",
        u8sProjectPin: "",
        iProjectType: 0,
        bAssociatedCallIsPrivateCall: false,
        u8sLocationID: "",
        u8sUserEnteredPin: "",
        u8sUserEnteredUserID: "",
      },
      u8sNote: "Rückfrage zur Lieferung",
      u8sTrackerID: random.guid(),
      utcCallCreated: new Date(Date.UTC(2025, 10, 20, 13, 41, 7, 250)),
      utcCallConnected: new Date(Date.UTC(2025, 10, 20, 13, 41, 15, 500)),
      utcCallDisconnected: new Date(Date.UTC(1899, 11, 30)),
      bIsUnknownHoldContact: false,
      pRemoteContact: contact(random),
      optionalParams: [
        { key: "PBXCallID", value: { stringdata: "00001000421763645267" } },
        { key: "AddressID", value: { integerdata: 3 } },
      ],
    },
  };
}

export const m4 = message<Cti.AsnCtiNotifyLineCallInformationChangedArgument>({
  name: "M4",
  title: "a call-state event with the caller's contact",
  type: Cti.AsnCtiNotifyLineCallInformationChangedArgument,
  values: [callState(new Random(4))],
});

const random = new Random(44);

/** Another call each time, in any of its states. */
function variedCallState(): Cti.AsnCtiNotifyLineCallInformationChangedArgument {
  const event = callState(random);
  const call = event.callinformation;
  const begun = Date.UTC(2025, 10, 20) + random.between(0, 86_400_000);
  Object.assign(call, {
    iCallState: random.pick([2, 8, 32, 128]),
    iFeatures: random.between(0, 4_000_000),
    bOutbound: random.chance(0.5),
    bInternal: random.chance(0.3),
    u8sRemoteNumberSC: phoneNumber(random, random.pick(["931", "89", "171"])),
    u8sNote: random.pick([
      "",
      "Rückfrage zur Lieferung",
      "Angebot",
      "Bittet um Rückruf nach 14 Uhr",
    ]),
    utcCallCreated: new Date(begun),
    utcCallConnected: new Date(begun + random.between(1000, 60_000)),
    pRemoteContact: variedContact(random),
  });
  return event;
}

export const m4v = message<Cti.AsnCtiNotifyLineCallInformationChangedArgument>({
  name: "M4v",
  title: "64 call-state events in turn, each with another contact",
  type: Cti.AsnCtiNotifyLineCallInformationChangedArgument,
  values: inTurn(variedCallState),
});

import {
  asnGetAndSubscribePresenceV2,
  asnUpdatePresenceV2,
} from "../../../src/modules/later/presence-v2/presence-v2.js";
import {
  asnGetAndSubscribePresence,
  asnUpdatePresence,
} from "../../../src/modules/presence-v2/presence-v2.js";
import {
  defineModule,
  rightsService,
  setVersion,
  user,
  type Module,
} from "../../../src/server/index.js";
import { absenceChanged } from "../../../src/server/modules/notes/api.js";

/** The section of a contact's presence that has changed: the manual presence. */
const iChangedFlags = 0x10;

/** Tells subscribers what the server keeps of presence that has been set by hand, for tests of what reaches whom in which form. */
export function presenceModule(): Module {
  return defineModule({
    name: "test presence",
    needs: [rightsService],
    setup({ get, handle, onOpen, subscriptions, write }) {
      const rights = get(rightsService);
      // Everybody may change the presence of everybody.
      onOpen(() => {
        const iPresenceRights = 0x00048023;
        const lines = { iPhoneControlRightsPrimary: 0, iPhoneControlRightsSecondary: 0 };
        const objGlobalUserRightDetails = { u8sObjectID: "", iPresenceRights, ...lines };
        const settings = { ...rights.settings, objGlobalUserRightDetails };
        void write((unit) => rights.within.setSettings(unit, settings));
      });
      const watchers = subscriptions(absenceChanged, {
        key: ({ absence }) => absence.u8sContactId,
        event: asnUpdatePresence,
        argument: ({ absence }) => ({
          presence: { ...presenceOf(absence.u8sContactId), asnAbsentState: absence },
          iChangedFlags,
        }),
        later: {
          event: asnUpdatePresenceV2,
          argument: ({ absence: { u8sContactId, iAbsentState: eAbsentState } }) => ({
            presence: {
              ...presenceOf(u8sContactId),
              asnAbsentState: { u8sContactId, eAbsentState },
            },
            iChangedFlags,
          }),
        },
      });
      handle(asnGetAndSubscribePresence, {
        access: user,
        unit: "none",
        run({ seqContactIDs }, { session }) {
          for (const id of seqContactIDs) watchers.add(session, id);
          return { seqSubscribedPresence: seqContactIDs.map(presenceOf) };
        },
      });
      handle(asnGetAndSubscribePresenceV2, {
        access: user,
        unit: "none",
        run({ seqContactIDs }, { session }) {
          setVersion(session, "8");
          for (const id of seqContactIDs) watchers.add(session, id);
          return { seqSubscribedPresence: seqContactIDs.map(presenceOf) };
        },
      });
    },
  });
}

function presenceOf(u8sContactId: string): { u8sContactId: string; iPresenceState: number } {
  return { u8sContactId, iPresenceState: 0 };
}

import {
  asnAbsentStateReset,
  asnAbsentStateSetUser,
  AsnAbsentState,
} from "../../../src/modules/general/general.js";
import {
  asnGetAndSubscribePresenceV2,
  asnUpdatePresenceV2,
} from "../../../src/modules/later/presence-v2/presence-v2.js";
import {
  asnGetAndSubscribePresence,
  asnUpdatePresence,
} from "../../../src/modules/presence-v2/presence-v2.js";
import { noTime } from "../../../src/codec/index.js";
import { defineModule, setVersion, topic, user, type Module } from "../../../src/server/index.js";

/** The section of a contact's presence that has changed: the manual presence. */
const iChangedFlags = 0x10;
const available = 4;

/** Presence as far as clients can be told to have set it by hand, for tests of what reaches whom in which form. */
export function presenceModule(): Module {
  return defineModule({
    name: "presence",
    setup({ handle, subscriptions, publish }) {
      const changed = topic("presence/changed", AsnAbsentState);
      const watchers = subscriptions(changed, {
        key: ({ u8sContactId }) => u8sContactId,
        event: asnUpdatePresence,
        argument: (state) => ({
          presence: { ...presenceOf(state.u8sContactId), asnAbsentState: state },
          iChangedFlags,
        }),
        later: {
          event: asnUpdatePresenceV2,
          argument: ({ u8sContactId, iAbsentState: eAbsentState }) => ({
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
      const set = (u8sContactId: string, iAbsentState: number, u8sUsername: string): void =>
        publish(changed, {
          ...{ u8sContactId, u8sUsername, iAbsentState, stTimeFrom: noTime, stTimeTo: noTime },
          ...{ u8sMessage: "", u8sAbsentReason: "", iPresenceState: 0 },
        });
      handle(asnAbsentStateSetUser, {
        access: user,
        unit: "none",
        run({ absentstate: { u8sContactId, iAbsentState } }, { principal, afterAnswer }) {
          afterAnswer(() => set(u8sContactId, iAbsentState, principal.name));
          return { bSuccess: true };
        },
      });
      handle(asnAbsentStateReset, {
        access: user,
        unit: "none",
        run({ u8sContactId }, { principal, afterAnswer }) {
          afterAnswer(() => set(u8sContactId, available, principal.name));
          return {};
        },
      });
    },
  });
}

function presenceOf(u8sContactId: string): { u8sContactId: string; iPresenceState: number } {
  return { u8sContactId, iPresenceState: 0 };
}

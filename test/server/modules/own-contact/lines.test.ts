import { describe, expect, test } from "vitest";
import { asnGetLoggedInContact } from "../../../../src/modules/authentication/authentication.js";
import * as Cti from "../../../../src/modules/cti/cti.js";
import { asnUpdateMyContactConfiguration } from "../../../../src/modules/general/general.js";
import { asnGetLoggedInContactV2 } from "../../../../src/modules/later/authentication/authentication.js";
import { asnUpdateMyContactConfigurationV2 } from "../../../../src/modules/later/general/general.js";
import { numberOf, Telephony, uriOf } from "../cti/support/telephony.js";
import { attachedTo, Listening } from "../support/attached.js";
import { moduleStores } from "../stores.js";

const line = { u8sLinePhoneNumber: uriOf("10"), u8sNumber: numberOf("10"), iState: 1, iType: 1 };

describe.each(moduleStores)("in $name, the own contact", (store) => {
  test("has the own lines with their calls and forwards, in 6.1 and in version 8", async () => {
    const at = await Telephony.start(store);
    const [ann, ben, later] = [
      await at.client("ann"),
      await at.client("ben"),
      await at.later("ann"),
    ];
    const u8sPhoneNumberTo = numberOf("12");
    await ann.client.invoke(Cti.asnCtiSetForward, {
      ...{ u8sPhoneNumberFrom: uriOf("10"), u8sPhoneNumberTo },
      optionalParams: [{ key: "ForwardMode", value: { integerdata: 2 } }],
    });
    await ben.call("11", numberOf("10"));
    const old = await ann.client.invoke(asnGetLoggedInContact, {});
    const seqLineForwards = [{ iForwardMode: 2, u8sDestination: u8sPhoneNumberTo }];
    const call = { iCallState: 2, u8sCurrentNumberSC: numberOf("11"), bInternal: true };
    expect(old.ownContact.seqPhoneLines).toMatchObject([
      {
        ...{ ...line, bDoNotDisturb: false, seqLineForwards },
        seqCalls: [{ ...call, u8sCharging: "", pRemoteContact: { u8sCtiServerUserName: "ben" } }],
      },
    ]);
    const { ownContact } = await later.client.invoke(asnGetLoggedInContactV2, {});
    expect(ownContact.seqPhoneLines).toMatchObject([
      {
        ...{ ...line, seqLineForwards, u8sAddressNames: [], u8sAddressCaps: "" },
        seqCalls: [{ ...call, remoteContact: { u8sCtiServerUserName: "ben" } }],
      },
    ]);
    const admin = await at.client("admin");
    const nobody = await admin.client.invoke(asnGetLoggedInContact, {});
    expect(nobody.ownContact.seqPhoneLines).toEqual([]);
  });

  test("is told whole when a line is another (9055, in version 8 1309), and not when its calls are", async () => {
    const at = await Telephony.start(store);
    const ann = await attachedTo(at.there, "ann", [asnUpdateMyContactConfiguration]);
    const { client } = await at.later("ann");
    const later = new Listening(client, [asnUpdateMyContactConfigurationV2]);
    const [ben, cid] = [await at.client("ben"), await at.client("ann")];
    await ben.call("11", numberOf("10"));
    at.pbx.phone("11").hangUp();
    await cid.client.invoke(Cti.asnCtiLineSetDoNotDisturb, {
      ...{ u8sLinePhoneNumber: uriOf("10"), bDoNotDisturb: true },
    });
    const seqPhoneLines = [{ ...line, bDoNotDisturb: true, seqCalls: [] }];
    for (const one of [ann, later]) {
      const told: (readonly [string, any])[] = [];
      await expect.poll(async () => told.push(...(await one.soFar()))).toBe(1);
      expect(told[0]![1]).toMatchObject({ contactChanged: { seqPhoneLines } });
    }
  });
});

import { randomBytes } from "node:crypto";
import {
  AsnAppsPushEncryption,
  AsnAppsRegisterPushTypeFlags,
  asnAppsRegisterPush,
} from "../../../modules/general/general.js";
import {
  invalid,
  RequestError,
  RequestErrorDetail,
  user,
  type ModuleContext,
} from "../../kernel/index.js";
import type { PushDevices } from "./service.js";

const { eLOGOFF: logOff, eSUBSCRIBETOALL: everything } = AsnAppsRegisterPushTypeFlags.values;
const { none, aes128 } = AsnAppsPushEncryption.values;
/** Octets of a key of AES-128. */
const keyLength = 16;

/**
 * Lets apps register for push messages: asnAppsRegisterPush (9033, manual line 2500).
 * @param isPushed Whether anybody pushes messages; otherwise apps are refused, so that they do not wait for any.
 */
export function handleRegistering(
  { handle }: Pick<ModuleContext<any>, "handle">,
  devices: PushDevices,
  isPushed: boolean,
): void {
  handle(asnAppsRegisterPush, {
    access: user,
    async run({ iRegisterType: messageTypes, ...argument }, unit) {
      const { principal, session } = unit;
      const { u8sDeviceID: id, u8sPushID: pushId, u8sPushChannelID: channel } = argument;
      if (messageTypes === logOff) {
        await devices.unregister(unit, principal.user, id);
        return {};
      }
      if (!isPushed) {
        const text = "Not available on this server: push messages";
        throw new RequestError(RequestErrorDetail.notAvailable, text);
      }
      if (messageTypes < 0 || messageTypes > everything) throw invalid("iRegisterType is unknown");
      if (pushId === "" || channel === "") throw invalid("There is no push id, or no channel");
      const { iEncryption: encryption = none } = argument;
      if (encryption !== none && encryption !== aes128) throw invalid("iEncryption is unknown");
      const key = encryption === none ? undefined : randomBytes(keyLength).toString("base64");
      const registration = { id, pushId, channel, messageTypes, encryption };
      const keyed = key === undefined ? registration : { ...registration, key };
      await devices.register(unit, principal.user, keyed, session);
      return key === undefined ? {} : { key };
    },
  });
}

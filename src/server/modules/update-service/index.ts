import {
  asnACUCheckUpdateNow,
  asnACUGetFile,
  asnACUGetfilelist,
  asnACUGetOemInformation,
  asnACUGetSoftInfoLocations,
  asnACUOnSetNewStatus,
} from "../../../modules/update-service/update-service.js";
import { linesOf } from "../../../rose/internal.js";
import { anyone, defineModule, type Module } from "../../kernel/index.js";

/** Black on white, and white on grey: 0x00BBGGRR. */
const colours = {
  iColorBack: 0xffffff,
  iColorBackText: 0,
  iColorCaption: 0x808080,
  iColorCaptionText: 0xffffff,
} as const;

/** These operations have no errors in the manual. */
const noError = (): null => null;

/** How much of a text of a client is logged. */
const longest = 128;

/**
 * Answers clients that look for updates (3000 to 3004, 3006, manual chapter 22): this server has none, so there is nothing to do. It
 * may be asked before a logon, as nothing secret is told.
 */
export function updateServiceModule(): Module {
  return defineModule({
    name: "update-service",
    setup({ handle }) {
      handle(asnACUGetSoftInfoLocations, {
        access: anyone,
        unit: "none",
        refuse: noError,
        run: () => ({ iResult: 0, iTimeToWait: 0, seqInfoEntry: [] }),
      });
      handle(asnACUGetfilelist, {
        access: anyone,
        unit: "none",
        refuse: noError,
        run: () => ({ iResult: 0, iTimeToWait: 0, seqFileEntries: [] }),
      });
      handle(asnACUGetFile, {
        access: anyone,
        unit: "none",
        refuse: noError,
        // There is no error for this, and no file of any number.
        run: () => ({ iResult: -1, iFileChunkCount: 0, iWaitFor: 0 }),
      });
      handle(asnACUGetOemInformation, {
        access: anyone,
        unit: "none",
        refuse: noError,
        run: () => ({
          u8sOEMManufacturer: "rosewire",
          u8sOEMServerProductName: "rosewire",
          u8sOEMClientProductName: "",
          ...colours,
        }),
      });
      handle(asnACUCheckUpdateNow, {
        access: anyone,
        unit: "none",
        // Only a call of the computer would be in the way, and this server knows of no calls.
        run: () => ({ bUpdateNow: true, iMaxWaitTimeInMinutes: 0 }),
      });
      handle(asnACUOnSetNewStatus, {
        access: anyone,
        unit: "none",
        run({ iNewStatus: status, ...texts }, { session: { connection } }) {
          const facts = {
            status,
            computer: texts.u8sClientComputerName.slice(0, longest),
            package: texts.u8sPacketIdentifier.slice(0, longest),
            information: texts.u8sNewStatusInformation.slice(0, longest),
          };
          linesOf(connection).info(connection, {}, "a client updates itself", facts);
        },
      });
    },
  });
}

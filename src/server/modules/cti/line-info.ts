import {
  AsnContactPhoneLineType,
  type AsnLineForwards,
  type AsnRemoteOfficeState,
} from "../../../modules/common/common.js";
import { EnumLineFeatures, type AsnCtiLineInfo } from "../../../modules/cti/cti.js";
import { AsnForwardControllerMode } from "../../../modules/general/general.js";
import type { Forward, RemoteOffice } from "../../pbx/index.js";
import type { Line } from "../rights/api.js";
import { forwardBits, forwardFeatures, lineFeatures } from "./features.js";
import type { KnownLine, LineBook } from "./line-book.js";
import type { LineState, PbxState } from "./pbx-state.js";

const types = AsnContactPhoneLineType.values;
const bits = EnumLineFeatures.values;

/** A line as clients get it (AsnCtiLineInfo, manual line 27488). @param link Its PBX, if that is connected. */
export function lineInfo(
  line: KnownLine,
  { status, password }: Pick<LineState, "status" | "password">,
  book: LineBook,
  link: PbxState | undefined,
): AsnCtiLineInfo {
  const device = link?.device(line.lineId);
  const can = link?.can(line.lineId);
  const { addresses, isPrivate } = line;
  const names = addresses.map((name) => name.replaceAll(";", ",")).join(";");
  return {
    iType: lineType(book.owner(line)?.line),
    iLineOpenStatus: status,
    u8sLinePhoneNumber: line.uri,
    u8sDescriptor: line.name,
    u8sPhoneNumber: line.number,
    u8sLineLocationID: line.location,
    iLineFeatures:
      (can === undefined ? 0 : lineFeatures(can, device)) |
      (password?.isValid === false ? bits.eCTILINEFEATUREINVALIDPASSWORD : 0),
    iForwardFeaturesPBX: lineForwardFeatures(line, link),
    iForwardFeaturesSERVER: 0,
    iForwardFeaturesUSER: 0,
    optionalParams: [
      ...(names === "" ? [] : [{ key: "AddressNames", value: { stringdata: names } }]),
      { key: "PrivateLine", value: { integerdata: isPrivate ? 1 : 0 } },
    ],
  };
}

/** Which of the lines of its owner a line is (AsnContactPhoneLineType); without an owner, unknown. */
export function lineType(of: Line | undefined): number {
  if (of === undefined) return types.iPHONENUMBERTYPEUNKNOWN;
  return of === "primary" ? types.iPHONENUMBERTYPEPRIMARY : types.iPHONENUMBERTYPESECONDARY;
}

/** How the PBX of a line forwards its calls, in bits. @param link The PBX, if that is connected. */
export function lineForwardFeatures({ lineId }: KnownLine, link: PbxState | undefined): number {
  const device = link?.device(lineId);
  return link === undefined || device === undefined ? 0 : forwardFeatures(device, link.can(lineId));
}

/** The forwards of the PBX as clients get them; none for those who may not see where calls are redirected to. */
export function lineForwards(forwards: readonly Forward[], isSeen = true): AsnLineForwards {
  if (!isSeen) return [];
  return forwards.map(({ mode, destination, after = 0 }, at) => ({
    iInternalID: at + 1,
    iForwardController: AsnForwardControllerMode.values.iCTIFORWARDCONTROLLERPBX,
    iForwardMode: forwardBits[mode],
    iBackEndSpecific: 0,
    iNoAnswerTime: after,
    u8sDestination: destination,
    u8sCallerIDList: [],
  }));
}

export function remoteOfficeState(
  { enabled, destination }: RemoteOffice,
  isSeen = true,
): AsnRemoteOfficeState {
  return {
    u8sController: "PBX",
    iEnabled: enabled ? 1 : 0,
    u8sDestination: isSeen ? destination : "",
  };
}

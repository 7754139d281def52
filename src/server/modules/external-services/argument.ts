import type {
  AsnExternalServicePropertyList,
  AsnRegisterExternalServiceArgument,
} from "../../../modules/transport/transport.js";
import { invalid, RequestError, RequestErrorDetail } from "../../kernel/index.js";
import { textLimits } from "../../text-limits.js";

/** How many properties a service may have, on all levels together. */
export const mostProperties = 1_000;

const uuid = /^\{?[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}\}?$/i;

/** @throws RequestError 4 if it does not describe a service, 5 for more than is kept. */
export function requireService(argument: AsnRegisterExternalServiceArgument): void {
  const { iVersion, u8sServiceType, u8sServiceId, u8sServiceUrl, listExternalServiceProperty } =
    argument;
  if (iVersion < 1) throw invalid("iVersion is not a version");
  if (u8sServiceType === "") throw invalid("u8sServiceType is empty");
  if (!uuid.test(u8sServiceId.slice(0, 39))) throw invalid("u8sServiceId is not a UUID");
  const room = { properties: mostProperties, characters: textLimits.externalService };
  take(room, u8sServiceType, u8sServiceUrl);
  takeAll(room, listExternalServiceProperty ?? []);
}

interface Room {
  properties: number;
  characters: number;
}

/** The depth of lists has been limited when the argument was decoded. */
function takeAll(room: Room, properties: AsnExternalServicePropertyList): void {
  for (const { u8sName, u8sType, listExternalServiceProperty = [] } of properties) {
    room.properties--;
    take(room, u8sName, u8sType);
    takeAll(room, listExternalServiceProperty);
  }
}

function take(room: Room, ...texts: readonly string[]): void {
  for (const { length } of texts) room.characters -= length;
  if (room.properties >= 0 && room.characters >= 0) return;
  throw new RequestError(
    RequestErrorDetail.limitExceeded,
    `At most ${mostProperties} properties, and ${textLimits.externalService} characters in all`,
  );
}

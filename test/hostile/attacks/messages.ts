import type { Operation } from "../../../src/codec/index.js";
import { asnLogon } from "../../../src/modules/authentication/authentication.js";
import { ROSEMessage } from "../../../src/modules/rose/rose.js";

/** A letter under so many marks: to put them into canonical order takes the square of the time. */
export const marks = (count: number): string =>
  `a${"\u0301".repeat(count / 2)}${"\u0316".repeat(count / 2)}`;

/** A frame of BER. */
export function invoke<A>(operation: Operation<A>, argument: A, invokeID = 1): Uint8Array {
  const octets = operation.argument.encode(argument);
  return ROSEMessage.encode({ invoke: { invokeID, operationID: operation.id, argument: octets } });
}

/** A frame of JSON. */
export function invokeJson<A>(operation: Operation<A>, argument: A, invokeID = 1): string {
  return jsonFrame(jsonInvoke(operation, operation.argument.encodeJson(argument), invokeID));
}

/** The text of a message of JSON around that of its argument. */
export function jsonInvoke(operation: Operation<any>, argument: string, invokeID = 1): string {
  const { id: operationID, name: operationName } = operation;
  const ids = JSON.stringify({ invokeID, operationID, operationName });
  return `{"invoke":${ids.slice(0, -1)},"argument":${argument}}}`;
}

/** Puts the header before a text. */
export function jsonFrame(text: string): string {
  return `J${String(Buffer.byteLength(text)).padStart(7, "0")}${text}`;
}

export const logonOf = (name: string, password: string) => ({
  iVersion: 61,
  u8sVersion: "1.0",
  iAttachToContact: 0,
  u8sClientComputerName: "x",
  authentication: { simple: { u8sClientUsername: name, u8sClientUserPassword: password } },
});

export const logon = (name: string, password: string, invokeID = 1): Uint8Array =>
  invoke(asnLogon, logonOf(name, password), invokeID);

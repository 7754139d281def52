import { operation, Writer, type Operation } from "../../src/codec/index.js";
import { Common, Cti, type Appointments } from "../../src/modules/index.js";
import { EVENT_INVOKE_ID } from "../../src/rose/index.js";
import { writeInvoke, writeResult } from "../../src/rose/message/write-envelope.js";
import { m1, m4, m5, type Message } from "../messages/index.js";

/** What a call carries: M1 both ways, or M1 there and the other message back. */
export type Payload = "M1" | "M4" | "M5";

const answers: Readonly<Record<Payload, Message>> = { M1: m1, M4: m4, M5: m5 };

export const argument = m1.values[0] as Appointments.AsnAppointmentRemoveEntryArgument;

/** What the answer to a call of this payload must be. */
export function answerOf(payload: Payload): any {
  return answers[payload].values[0];
}

function operationOf(payload: Payload, id: number): Operation {
  return operation(`bench${payload}`, id, () => ({
    argument: m1.type,
    result: answers[payload].type,
    error: Common.AsnRequestError,
  }));
}

/** The operations of the benchmark: ids that the protocol does not use. */
export const operations: Readonly<Record<Payload, Operation>> = {
  M1: operationOf("M1", 19_001),
  M4: operationOf("M4", 19_004),
  M5: operationOf("M5", 19_005),
};

/** Octets of M4 as the event that it is. */
export function eventLength(): number {
  const { id, argument: type } = Cti.asnCtiNotifyLineCallInformationChanged;
  const writer = new Writer(Buffer.allocUnsafeSlow(4096));
  return writeInvoke(writer, 0, EVENT_INVOKE_ID, id, type, m4.values[0]);
}

/** An id in two octets, as most are. */
const TYPICAL_ID = 4711;

/** The octets of a request, for those who do not encode. */
export function requestOf(payload: Payload): Buffer {
  const { id: operationID, argument: type } = operations[payload];
  const writer = new Writer(Buffer.allocUnsafeSlow(1024));
  const end = writeInvoke(writer, 0, TYPICAL_ID, operationID, type, argument);
  return Buffer.from(writer.b.subarray(0, end));
}

/** The octets of the answer to it: for M1 those of the request, which is echoed. */
export function responseOf(payload: Payload): Buffer {
  if (payload === "M1") return requestOf(payload);
  const writer = new Writer(Buffer.allocUnsafeSlow(1024));
  const { result } = operations[payload];
  const end = writeResult(writer, 0, TYPICAL_ID, result, answerOf(payload));
  return Buffer.from(writer.b.subarray(0, end));
}

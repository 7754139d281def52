import { m3, m4, type Message } from "../messages/index.js";
import { inTurn, type CodecCase, type Ready } from "./case.js";
import { same } from "./compare.js";

/** Reading a few members through a lazy view, and the same members of the decoded whole. */
export function viewCases(): CodecCase[] {
  return [
    ...pair("view M4, 3 fields", m4, callFields),
    ...pair("view M3, 2 fields of each", m3, appointmentFields),
  ];
}

function pair(group: string, message: Message, read: (value: any) => unknown): CodecCase[] {
  const { type } = message;
  const caseOf = (subject: string, open: (octets: Uint8Array) => unknown): CodecCase => ({
    kind: "codec",
    group,
    subject,
    prepare: (): Ready => {
      const inputs = message.values.map((value) => Buffer.from(type.encode(value)));
      const wanted = read(message.values[0]);
      same(read(open(inputs[0] as Buffer)), wanted, subject);
      const run = inTurn((octets: Uint8Array) => read(open(octets)), inputs);
      return { octets: (inputs[0] as Buffer).length, run };
    },
  });
  return [
    caseOf("rosewire", (octets) => type.view(octets)),
    caseOf("full decode", (octets) => type.decode(octets)),
  ];
}

function callFields(event: (typeof m4)["values"][number]): unknown {
  const call = event.callinformation;
  return { id: call.u8sConnectionID, state: call.iCallState, number: call.u8sRemoteNumberSC };
}

function appointmentFields(answer: (typeof m3)["values"][number]): unknown {
  const found: unknown[] = [];
  for (const entry of answer.listAppointments) found.push(entry.u8sOwner, entry.iStatus);
  return found;
}

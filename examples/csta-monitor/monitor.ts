// Watches phones of a PBX over CSTA, tells what happens to their calls in lines of JSON, and dials.
import { createInterface } from "node:readline";
import {
  cSTAEventReport,
  EventCause,
  makeCall,
  monitorStart,
  systemStatus,
  type CallControlEvents,
  type CSTAEventReportArgument,
  type DeviceID,
} from "rosewire/modules/csta";
import { connect, isRoseError, type Connection } from "rosewire/rose";
import { csta } from "rosewire/rose/csta";

const {
  HOST: host = "localhost",
  PORT: port = 18_000,
  NAME: name,
  PASSWORD: password = "",
} = process.env;
const numbers = process.argv.slice(2);

/** The phones by the ids of their monitors, which may be any octets. */
const monitored = new Map<string, string>();
const causes = new Map<number, string>(
  Object.entries(EventCause.values).map(([cause, number]) => [number, cause]),
);

const tell = (what: string, about: object): void => console.log(JSON.stringify({ what, ...about }));
const hex = (octets: Uint8Array): string => Buffer.from(octets).toString("hex");
const phone = (dialingNumber: string): DeviceID => ({ deviceIdentifier: { dialingNumber } });

/** The PBX is there, for the first time or again: it knows nothing of earlier monitors. */
async function watch(connection: Connection): Promise<void> {
  monitored.clear();
  for (const number of numbers) {
    const monitorObject = { deviceObject: phone(number) };
    const { crossRefIdentifier } = await connection.invoke(monitorStart, { monitorObject });
    monitored.set(hex(crossRefIdentifier), number);
  }
  tell("watching", { numbers });
}

/** An event: of the kinds that there are, those of calls are told. */
function report({ crossRefIdentifier, eventSpecificInfo: info }: CSTAEventReportArgument): void {
  if (!("callControlEvents" in info)) return;
  const [[event, about]] = Object.entries(info.callControlEvents as CallControlEvents) as [
    [string, About],
  ];
  const { cause, localConnectionInfo: state } = about;
  const number = monitored.get(hex(crossRefIdentifier));
  tell(event, {
    number,
    state,
    cause: cause === undefined ? undefined : (causes.get(cause) ?? cause),
  });
}

/** What most events of calls have. */
interface About {
  readonly cause?: number;
  readonly localConnectionInfo?: number;
}

const client = await connect({
  host,
  port: Number(port),
  protocol: csta({ framing: "hipath", association: name ? { login: { name, password } } : {} }),
  reconnect: true,
  onConnected: watch,
});
client.handle(cSTAEventReport, report);
// It would be answered without this, too: the PBX asks whether somebody is there.
client.handle(systemStatus, ({ systemStatus: status }) => {
  tell("status", { status });
  return { noData: null };
});
for await (const called of createInterface({ input: process.stdin })) {
  const call = { callingDevice: phone(numbers[0] ?? ""), calledDirectoryNumber: phone(called) };
  try {
    const { callingDevice } = await client.invoke(makeCall, call, { timeout: 5_000 });
    const id = callingDevice.both && hex(callingDevice.both.callID);
    tell("dialled", { called, id });
  } catch (error) {
    tell("refused", { called, why: isRoseError(error, makeCall) ? error.error : String(error) });
  }
}
await client.close();

import { hostname } from "node:os";
import { createReadStream } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import process from "node:process";
import * as Cti from "../modules/cti/cti.js";
import { EnumCallState } from "../modules/general/general.js";
import { connect, ConnectError, logOn, RoseError, silentLog, type Client } from "../rose/index.js";
import { packageVersion } from "../server/internal.js";
import { tlsToServer } from "./client-tls.js";
import { paintFor } from "./colour.js";
import { demoPassword, readDemoPasswords } from "./demo-passwords.js";
import { linesOf } from "./lines.js";
import { failure, usageError } from "./outcome.js";
import { readScript, type PhoneAction, type Step } from "./pbx-script.js";
import { writeOut } from "./streams.js";
import type { PbxOptions } from "./syntax/pbx.js";
import { GrowingTable, type Screen } from "./table.js";

/** Octets of a line of a script. */
const longestLine = 4_096;
/** Who acts at lines that are no demo user's. */
const administrator = "admin";

/** Plays a script with the telephones of a server's demo users, and prints what happens. */
export async function pbx(script: readonly string[], options: PbxOptions): Promise<void> {
  const stage = new Stage(options);
  try {
    for await (const step of steps(script, options)) {
      await sleep(step.delay);
      if (step.act !== undefined) await stage.act(step.act);
    }
    // What the last step has brought about is told before the answer to this.
    await stage.settle();
  } finally {
    await stage.close();
  }
}

/** The steps of the command line, or as they come from a file or the terminal. */
async function* steps(script: readonly string[], { file }: PbxOptions): AsyncGenerator<Step> {
  if (script.length > 0) {
    if (file !== undefined) throw usageError("give a script or --file, not both");
    yield* readScript(script.join(" "));
    return;
  }
  const input = file === undefined || file === "-" ? process.stdin : createReadStream(file);
  try {
    for await (const lines of linesOf(input as AsyncIterable<Buffer>, longestLine)) {
      for (const line of lines) {
        if (line === "too-long") throw usageError(`a line has over ${longestLine} octets`);
        yield* readScript(line.toString("utf8"));
      }
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code?.startsWith("E") !== true) throw error;
    throw failure(`cannot read ${file}: ${message}`);
  }
}

/** The telephones that a script uses. */
class Stage {
  readonly #options: PbxOptions;
  readonly #tell: (told: Told) => string;
  readonly #clients = new Map<string, Promise<Client>>();
  readonly #phones = new Map<string, Promise<Phone>>();
  /** The telephones by the URI of the line: it may have several names. */
  readonly #lines = new Map<string, Phone>();

  constructor(options: PbxOptions) {
    this.#options = options;
    this.#tell = tellerFor(options.json, process.stdout);
  }

  async act({ who, action, whom }: NonNullable<Step["act"]>): Promise<void> {
    const phone = await this.#phone(who);
    const to = whom === "" ? "" : await this.#numberOf(whom);
    try {
      await phone.act(action, to);
    } catch (error) {
      if (!(error instanceof RoseError)) throw error;
      const { u8sErrorString: text } = error.error as { u8sErrorString?: string };
      throw failure(`${who} ${action} ${whom}`.trim() + `: ${text ?? error.message}`);
    }
  }

  async settle(): Promise<void> {
    for (const phone of this.#phones.values()) await (await phone).settle();
  }

  async close(): Promise<void> {
    const clients = await Promise.allSettled(this.#clients.values());
    for (const one of clients) if (one.status === "fulfilled") await one.value.close();
  }

  /** The number of a user's line, or a number as it is. */
  async #numberOf(name: string): Promise<string> {
    return this.#isUser(name) ? (await this.#phone(name)).line.u8sPhoneNumber : name;
  }

  #isUser(name: string): boolean {
    return readDemoPasswords(this.#options.data).has(name.toLowerCase());
  }

  #phone(name: string): Promise<Phone> {
    const key = name.toLowerCase();
    const known = this.#phones.get(key);
    if (known !== undefined) return known;
    const made = this.#makePhone(name);
    this.#phones.set(key, made);
    return made;
  }

  async #makePhone(name: string): Promise<Phone> {
    const isUser = this.#isUser(name);
    // An administrator may act at all lines.
    const client = await this.#client(isUser ? name : administrator);
    const { userOwnLines, systemLocalLines } = Cti.AsnCtiEnumPhoneLinesArgumentEnum.values;
    const { seqLines } = await client.invoke(Cti.asnCtiEnumPhoneLines, {
      typeofLines: isUser ? userOwnLines : systemLocalLines,
      attachChangeNotify: 0,
    });
    const line = seqLines.find(
      ({ u8sLinePhoneNumber: uri, u8sPhoneNumber: number }) =>
        isUser || uri.startsWith(`tel:${name}@`) || uri === name || number === name,
    );
    if (line === undefined) throw failure(`${name} has no line, and is none`);
    const { u8sLinePhoneNumber: uri } = line;
    const known = this.#lines.get(uri);
    if (known !== undefined) return known;
    const phone = new Phone(name, client, line, this.#tell);
    this.#lines.set(uri, phone);
    await phone.watch();
    return phone;
  }

  #client(user: string): Promise<Client> {
    const key = user.toLowerCase();
    const known = this.#clients.get(key);
    if (known !== undefined) return known;
    const made = this.#logOn(user);
    this.#clients.set(key, made);
    return made;
  }

  async #logOn(user: string): Promise<Client> {
    const { host, port, data } = this.#options;
    const password = demoPassword(data, user);
    const tls = await tlsToServer(this.#options);
    try {
      const client = await connect({ ...tls, host, port, log: silentLog });
      client.handle(Cti.asnCtiNotifyLineCallInformationChanged, (told) =>
        this.#lines.get(told.u8sLinePhoneNumber)?.take(told.callinformation),
      );
      client.handle(Cti.asnCtiNotifyMakeCallResult, (told) =>
        this.#lines.get(told.u8sLinePhoneNumber)?.takeOutcome(told),
      );
      await logOn(client, { user, password }, { version: packageVersion(), computer: hostname() });
      return client;
    } catch (error) {
      if (!(error instanceof ConnectError)) throw error;
      throw failure(`cannot reach the server: ${error.message}`);
    }
  }
}

const states = new Map<number, string>(
  Object.entries(EnumCallState.values).map(([name, value]) => [
    value,
    name.replace("eCALLSTATE", "").toLowerCase(),
  ]),
);

/** What has become of a call. */
interface Told {
  readonly phone: string;
  readonly state: string | number;
  readonly other: string;
  readonly call: string;
}

/** Characters of the name of a telephone. */
const widestPhone = 16;

/** How what happens is printed: as rows of a table on a terminal, elsewhere in lines. */
export function tellerFor(isJson: boolean, screen: Screen): (told: Told) => string {
  if (isJson) return (told) => `${JSON.stringify(told)}\n`;
  if (screen.isTTY !== true || screen.columns === undefined) {
    return ({ phone, state, other }) => `${phone}: ${state} ${other}\n`;
  }
  const state = Math.max(...[...states.values()].map(({ length }) => length));
  const widths = { phone: widestPhone, state };
  const rows = new GrowingTable(widths, "other", paintFor(screen), screen.columns);
  return (told) => rows.add({ ...told });
}

/** A telephone of a script. */
class Phone {
  readonly line: Cti.AsnCtiLineInfo;
  readonly #name: string;
  readonly #client: Client;
  readonly #tell: (told: Told) => string;
  #writing = Promise.resolve();
  /** Whether the PBX has made the calls that it was asked for, by their ids. */
  readonly #outcomes = new Map<string, boolean>();
  #wake = (): void => {};
  /** The calls of the line, the oldest first. */
  readonly #calls = new Map<string, Cti.AsnCtiCallInformation>();

  /** @param tell What is printed of what happens. */
  constructor(
    name: string,
    client: Client,
    line: Cti.AsnCtiLineInfo,
    tell: (told: Told) => string,
  ) {
    this.#name = name;
    this.#tell = tell;
    this.#client = client;
    this.line = line;
  }

  /** Begins to follow the line. */
  async watch(): Promise<void> {
    const { u8sLinePhoneNumber } = this.line;
    const started = await this.#client.invoke(Cti.asnCtiLineMonitorStart, { u8sLinePhoneNumber });
    for (const call of started.seqCalls) this.#calls.set(call.u8sConnectionID, call);
  }

  async act(action: PhoneAction, to: string): Promise<void> {
    // Whatever the step before has brought about is known then.
    await this.settle();
    const { EnumCallFeatures } = Cti;
    const has = (feature: number) => (call: Cti.AsnCtiCallInformation) =>
      (call.iFeatures & feature) !== 0;
    const features = EnumCallFeatures.values;
    switch (action) {
      case "calls":
        await this.#make(to);
        return;
      case "answers":
        await this.#client.invoke(Cti.asnCtiAnswerCall, {
          u8sConnectionID: this.#call(has(features.eCFEATUREANSWER)),
        });
        return;
      case "hangs up":
        await this.#client.invoke(Cti.asnCtiDropCall, {
          u8sConnectionID: this.#call(has(features.eCFEATUREHANGUP)),
        });
        return;
      case "holds":
      case "retrieves": {
        const bHold = action === "holds";
        const feature = bHold ? features.eCFEATUREHOLD : features.eCFEATUREUNHOLD;
        const u8sConnectionID = this.#call(has(feature));
        await this.#client.invoke(Cti.asnCtiHold, { bHold, u8sConnectionID });
        return;
      }
      case "redirects to":
      case "transfers to": {
        const { eCFEATUREREDIRECT, eCFEATUREBLINDTRANSFER } = features;
        const isRedirected = action === "redirects to";
        await this.#client.invoke(Cti.asnCtiRedirectCall, {
          u8sContactID: "",
          u8sConnectionID: this.#call(
            has(isRedirected ? eCFEATUREREDIRECT : eCFEATUREBLINDTRANSFER),
          ),
          u8sPhoneNumber: to,
          iNumberFormat: 1,
        });
      }
    }
  }

  /** Waits until the server has told what it knows by now. */
  async settle(): Promise<void> {
    const { u8sLinePhoneNumber } = this.line;
    await this.#client.invoke(Cti.asnCtiSnapshotPhoneLine, { u8sLinePhoneNumber });
    await this.#writing;
  }

  /** Makes a call. The answer says only that the PBX is asked; whether it does so comes later. */
  async #make(to: string): Promise<void> {
    const { u8sConnectionID: id } = await this.#client.invoke(Cti.asnCtiMakeCall, {
      u8sPhoneNumberFrom: this.line.u8sLinePhoneNumber,
      u8sPhoneNumberTo: to,
      iNumberFormat: 1,
    });
    let isLost = false;
    void this.#client.closed.then(() => {
      isLost = true;
      this.#wake();
    });
    while (!this.#outcomes.has(id)) {
      if (isLost) throw failure("the server has ended the connection");
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    const isMade = this.#outcomes.get(id);
    this.#outcomes.delete(id);
    if (isMade === false) throw failure(`${this.#name} cannot call ${to}: the PBX refuses`);
  }

  #call(isMeant: (call: Cti.AsnCtiCallInformation) => boolean): string {
    const call = [...this.#calls.values()].findLast(isMeant);
    if (call === undefined) throw failure(`${this.#name} has no call with which that can be done`);
    return call.u8sConnectionID;
  }

  /** Takes whether the PBX has made a call. */
  takeOutcome({ u8sConnectionID: id, success }: Cti.AsnCtiNotifyMakeCallResultArgument): void {
    this.#outcomes.set(id, success !== 0);
    this.#wake();
  }

  /** Takes what has become of a call, and prints it. */
  take(call: Cti.AsnCtiCallInformation): void {
    const { u8sConnectionID: id, iCallState: state, u8sRemoteNumberSC: number } = call;
    if (state === EnumCallState.values.eCALLSTATEDESTROYED) this.#calls.delete(id);
    else this.#calls.set(id, call);
    const other = call.pRemoteContact?.u8sDisplayName ?? number;
    const told = { phone: this.#name, state: states.get(state) ?? state, other, call: id };
    this.#writing = this.#writing.then(() => writeOut(this.#tell(told)));
  }
}

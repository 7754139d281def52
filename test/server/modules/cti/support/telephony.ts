import * as Cti from "../../../../../src/modules/cti/cti.js";
import {
  asnCtiNotifyLineSortOrderChanged,
  asnCtiNotifyMonitorStopped,
} from "../../../../../src/modules/later/cti/cti.js";
import {
  EnumCallDisconnectedReason,
  EnumCallState,
} from "../../../../../src/modules/general/general.js";
import { asnCheckConnection } from "../../../../../src/modules/transport/transport.js";
import type { Client } from "../../../../../src/rose/index.js";
import type { UcServerOptions } from "../../../../../src/server/index.js";
import {
  ManualClock,
  SimulatedPbx,
  type DeviceSnapshot,
  type PbxListener,
  type SimulatedPbxOptions,
} from "../../../../../src/server/pbx/index.js";
import {
  standardStaticRights,
  standardStaticRights2,
} from "../../../../../src/server/modules/users/api.js";
import { logOnAsLater } from "../../../login.js";
import type { Running } from "../../../running.js";
import { addUser } from "../../support/directory.js";
import type { ModuleStore } from "../../stores.js";

/** The number of a line outside. */
export const numberOf = (line: string): string => `+498151${line}`;
export const uriOf = (line: string): string => `tel:${line}@pbx`;
export const outside = "+49301234567";

/** Who has which line. */
export const lineOf = { ann: "10", ben: "11", cid: "12" } as const;
type Name = keyof typeof lineOf;

/** A simulated PBX that can tell other events too, and says what it tells. */
export class TellingPbx extends SimulatedPbx {
  tell: PbxListener = () => {};
  /** Is called when the server has been told of an event. */
  told: PbxListener = () => {};
  readonly #before = new Map<string, DeviceSnapshot>();

  override open(listener: PbxListener): void {
    this.tell = listener;
    super.open((event) => {
      listener(event);
      this.told(event);
    });
  }

  override loseLink(): void {
    if (this.isLinked) for (const { id } of this.devices()) this.#before.set(id, this.snapshot(id));
    super.loseLink();
  }

  /** Whether the server can reach it. */
  get isLinked(): boolean {
    try {
      return this.devices().length > 0;
    } catch {
      return false;
    }
  }

  /** A line as far as the server can know it: without a link it is as it was, but out of service and without calls. */
  lastKnown(line: string): DeviceSnapshot {
    if (this.isLinked) return this.snapshot(line);
    return { ...this.#before.get(line)!, inService: false, connections: [] };
  }
}

/** A server with a simulated PBX, on which ann, ben and cid have the lines 10, 11 and 12; 13 is nobody's. */
export class Telephony {
  readonly there: Running;
  readonly pbx: TellingPbx;
  readonly clock: ManualClock;

  private constructor(there: Running, pbx: TellingPbx, clock: ManualClock) {
    this.there = there;
    this.pbx = pbx;
    this.clock = clock;
  }

  static async start(
    store: Pick<ModuleStore, "running">,
    options: Partial<SimulatedPbxOptions> & { readonly server?: UcServerOptions } = {},
  ): Promise<Telephony> {
    const clock = new ManualClock();
    const { server, ...simulated } = options;
    const pbx = new TellingPbx({
      lines: ["10", "11", "12", "13"].map((id) => ({
        id,
        number: numberOf(id),
        name: `line ${id}`,
        addresses: id === "10" ? ["desk", "home"] : [],
      })),
      clock,
      ...simulated,
    });
    const there = await store.running({ ...server, pbx: [{ name: "pbx", driver: pbx }] });
    const admin = await there.loggedOn("admin");
    for (const [name, line] of Object.entries(lineOf)) await addCaller(admin, name, numberOf(line));
    return new Telephony(there, pbx, clock);
  }

  /** A client of a user, who may record calls. */
  async client(name: Name | "admin" | "alice"): Promise<CtiClient> {
    return new CtiClient(await this.there.loggedOn(name));
  }

  /** A client of version 8 of a user. */
  async later(name: Name | "alice"): Promise<CtiClient> {
    const client = await this.there.connected();
    await logOnAsLater(client, name);
    return new CtiClient(client);
  }

  /** A client of a user that monitors the user's line, and other lines. */
  async monitoring(name: Name, ...others: string[]): Promise<CtiClient> {
    const client = await this.client(name);
    for (const line of [lineOf[name], ...others]) await client.monitor(line);
    return client;
  }

  /** Clients of ann, ben and cid that monitor their lines. */
  async all(): Promise<[CtiClient, CtiClient, CtiClient]> {
    return [
      await this.monitoring("ann"),
      await this.monitoring("ben"),
      await this.monitoring("cid"),
    ];
  }
}

/** Adds a user with a telephone number, or two, who may record calls. */
export async function addCaller(
  admin: Client,
  name: string,
  phone: string,
  u8sPhoneSecondary = "",
): Promise<void> {
  await addUser(admin, name, {
    iUserStaticRights: standardStaticRights | 0x200,
    iUserStaticRights2: standardStaticRights2,
    u8sPhoneNumber: phone,
    u8sPhoneSecondary,
  });
}

const names = (values: Record<string, number>, prefix: RegExp): [number, string][] =>
  Object.entries(values)
    .filter(([, value]) => value !== 0)
    .map(([name, value]) => [value, name.replace(prefix, "").toLowerCase()]);
const features = names(Cti.EnumCallFeatures.values, /^eCFEATURE/);
const states = new Map(names(EnumCallState.values, /^eCALLSTATE/));
const ended = new Map(names(EnumCallDisconnectedReason.values, /^eDISCONNECTEDREASON/));
const reasons = new Map<number, string>(
  Object.entries(Cti.AsnCtiCallInfoChangedReason.values).map(([name, value]) => [
    value,
    name.replace(/^reason(?:Call)?/, "").toLowerCase(),
  ]),
);

function bits(value: number): string {
  return features
    .filter(([bit]) => (value & bit) !== 0)
    .map(([, name]) => name)
    .join(" ");
}

/** A client of the module CTI, and the events that it has got, in short. */
export class CtiClient {
  readonly client: Client;
  got: string[] = [];
  /** What has come as it is. */
  readonly calls: Cti.AsnCtiNotifyLineCallInformationChangedArgument[] = [];
  readonly conferences: Cti.AsnCtiNotifyConferenceCreatedArgument[] = [];
  readonly infos: Cti.AsnCtiLineInfo[] = [];
  readonly results: Cti.AsnCtiNotifyMakeCallResultArgument[] = [];
  /** The calls as the events have told them, by their ids. */
  readonly live = new Map<string, Cti.AsnCtiCallInformation>();
  readonly #ids: string[] = [];

  constructor(client: Client) {
    this.client = client;
    const note = (id: string, ...what: string[]): void => {
      this.got.push(`${id.replace(/^line-\d+-/, "")}: ${what.join(" ")}`);
    };
    client.handle(Cti.asnCtiNotifyLineCallInformationChanged, (told) => {
      this.calls.push(told);
      const { reason, callinformation: call, u8sMonitorCrossRefID: id } = told;
      const why = ended.get(call.iDisconnectedReason);
      if (call.iCallState === EnumCallState.values.eCALLSTATEDESTROYED) {
        this.live.delete(call.u8sConnectionID);
      } else this.live.set(call.u8sConnectionID, call);
      note(
        id,
        `${this.letter(call.u8sConnectionID)} ${reasons.get(reason)} ${states.get(call.iCallState)}`,
        `${call.u8sRemoteNumberSC.replace("+498151", "")}${why === undefined ? "" : ` (${why})`}`,
        `[${bits(call.iFeatures)}]`,
      );
    });
    client.handle(Cti.asnCtiNotifyLineCallFeaturesChanged, (told) => {
      for (const { u8sConnectionID, iFeatures } of told.callFeaturesList) {
        const call = this.live.get(u8sConnectionID);
        if (call !== undefined) this.live.set(u8sConnectionID, { ...call, iFeatures });
      }
      const all = told.callFeaturesList.map(
        ({ u8sConnectionID, iFeatures }) => `${this.letter(u8sConnectionID)} [${bits(iFeatures)}]`,
      );
      note(told.u8sLineMonitorCrossRefID, "features", ...all);
    });
    client.handle(Cti.asnCtiNotifyMakeCallResult, (told) => {
      this.results.push(told);
      this.got.push(`result ${this.letter(told.u8sConnectionID)} ${told.success}`);
    });
    client.handle(Cti.asnCtiNotifyLineDoNotDisturbChanged, (told) =>
      note(told.u8sMonitorCrossRefID, `do not disturb ${told.iDoNotDisturb}`),
    );
    client.handle(Cti.asnCtiNotifyLineRemoteOfficeChanged, (told) => {
      const { iEnabled, u8sDestination } = told.remoteOfficeState;
      note(told.u8sMonitorCrossRefID, `remote office ${iEnabled} ${u8sDestination}`);
    });
    client.handle(Cti.asnCtiNotifyLineInvalidPasswordChanged, (told) => {
      const what = told.invalidPasswordState === 0 ? "valid" : "invalid";
      note(told.u8sMonitorCrossRefID, `password of ${told.u8sUserName} ${what}`);
    });
    client.handle(Cti.asnCtiNotifyLineForwardingChanged, (told) => {
      const all = told.seqLineForwards.map(
        ({ iForwardMode, u8sDestination }) => `${iForwardMode} to ${u8sDestination}`,
      );
      note(told.u8sMonitorCrossRefID, "forwards", all.join(", "));
    });
    client.handle(Cti.asnCtiNotifyLineInfoChanged, (told) => {
      this.infos.push(told.lineInfo);
      note(told.u8sMonitorCrossRefID, `line ${told.lineInfo.iLineOpenStatus}`);
    });
    client.handle(Cti.asnCtiNotifyLineAddRemove, (told) => {
      const what = told.addremove === 0 ? "added" : "removed";
      this.got.push(`${told.u8sLineMonitorCrossRefID}: ${what} ${told.u8sLinePhoneNumber}`);
    });
    client.handle(Cti.asnCtiNotifyLineProjectSettingsChanged, (told) => {
      const projects = told.projectList.map(({ u8sProjectName }) => u8sProjectName);
      note(told.u8sMonitorCrossRefID, `projects at ${told.u8sLocationID}:`, ...projects);
    });
    client.handle(Cti.asnCtiNotifyLineActiveAddressChanged, (told) =>
      note(told.u8sMonitorCrossRefID, `address ${told.iAddressID}`),
    );
    for (const [event, what] of [
      [Cti.asnCtiNotifyConferenceCreated, "created"],
      [Cti.asnCtiNotifyConferenceDestroyed, "destroyed"],
    ] as const) {
      client.handle(event, (told) => {
        this.conferences.push(told);
        const members = told.conferenceMemberCallInfoList.map((one) => this.#party(one));
        const by = this.#party(told.conferenceControllerCallInfo);
        note(told.u8sLineMonitorCrossRefID, `conference ${what} by ${by}:`, ...members);
      });
    }
    for (const [event, what] of [
      [Cti.asnCtiNotifyConferencePartyAdded, "added to"],
      [Cti.asnCtiNotifyConferencePartyRemoved, "removed from"],
    ] as const) {
      client.handle(event, (told) => {
        const by = this.#party(told.conferenceControllerCallInfo);
        const member = this.#party(told.conferenceMemberCallInfo);
        note(told.u8sLineMonitorCrossRefID, `${member} ${what} the conference of ${by}`);
      });
    }
    client.handle(asnCtiNotifyMonitorStopped, (told) => note(told.u8sMonitorCrossRefID, "stopped"));
    client.handle(asnCtiNotifyLineSortOrderChanged, (told) => {
      this.got.push(`${told.u8sMonitorCrossRefID}: order ${told.u8sLineURISortOrder.join(" ")}`);
    });
  }

  /** A letter for each connection id, in the order in which the client has got to know them. */
  letter(id: string): string {
    if (!this.#ids.includes(id)) this.#ids.push(id);
    return String.fromCodePoint(65 + this.#ids.indexOf(id));
  }

  /** The connection id with a letter. */
  id(letter: string): string {
    const found = this.#ids[letter.codePointAt(0)! - 65];
    if (found === undefined) throw new Error(`there is no call ${letter}`);
    return found;
  }

  /** Starts a monitor. */
  async monitor(line: string): Promise<Cti.AsnCtiLineMonitorStartResult> {
    const u8sLinePhoneNumber = line.includes(":") ? line : uriOf(line);
    return this.client.invoke(Cti.asnCtiLineMonitorStart, { u8sLinePhoneNumber });
  }

  snapshot(line: string): Promise<Cti.AsnCtiSnapshotPhoneLineResult> {
    return this.client.invoke(Cti.asnCtiSnapshotPhoneLine, { u8sLinePhoneNumber: uriOf(line) });
  }

  /** Makes a call, and waits for what the PBX says. */
  async call(from: string, to: string, more: object = {}): Promise<Cti.AsnCtiMakeCallResult> {
    const before = this.results.length;
    const result = await this.client.invoke(Cti.asnCtiMakeCall, {
      u8sPhoneNumberFrom: uriOf(from),
      u8sPhoneNumberTo: to,
      iNumberFormat: 1,
      ...more,
    });
    if (result.u8sConnectionID !== "") {
      await this.#until(() => this.results.length > before);
    }
    return result;
  }

  /** What it has been told since the last time. */
  async told(): Promise<string[]> {
    await this.client.invoke(asnCheckConnection, {});
    const all = this.got;
    this.got = [];
    return all;
  }

  /** What it has been told, after as much as it has to be. */
  async next(count: number): Promise<string[]> {
    await this.#until(() => this.got.length >= count);
    return this.told();
  }

  async #until(holds: () => boolean): Promise<void> {
    while (!holds()) await this.client.invoke(asnCheckConnection, {});
  }

  #party(info: Cti.AsnCtiCallInformation): string {
    return info.u8sLinePhoneNumber.replace(/^tel:|@pbx$/g, "") || info.u8sRemoteNumberSC;
  }
}

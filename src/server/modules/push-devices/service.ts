import {
  AsnMgmtPushServiceDevicesChangedArgumentEnum,
  type AsnMgmtPushServiceDeviceProps,
} from "../../../modules/management/management.js";
import type { Session } from "../../../rose/index.js";
import type { Unit } from "../../database/index.js";
import {
  RequestError,
  RequestErrorDetail,
  requireStorableText,
  type UnitOfWork,
} from "../../kernel/index.js";
import { textLimits } from "../../text-limits.js";
import type { User } from "../users/api.js";
import type { OnlineDevices } from "./online.js";
import * as store from "./store.js";
import { pushDeviceChanged } from "./topics.js";

// Units of other modules are accepted too, and their types do not include these tables.
type Tables = Unit<any>;
type Changing = UnitOfWork<any>;
type Owner = Pick<User, "id" | "name">;

/** How many devices a user may have: more than anybody uses, and whoever registers another one loses the oldest. */
export const mostDevices = 20;

/** What a client says of a device (AsnAppsRegisterPushArgument, manual line 2500). */
export interface PushRegistration {
  /** Unique, made by the client; compared as it is written. */
  readonly id: string;
  /** Empty by default: clients do not say it. */
  readonly name?: string;
  /** What the push service knows the device by. */
  readonly pushId: string;
  /** The id of the push service's channel (`u8sPushChannelID`). */
  readonly channel: string;
  /** Bits of AsnAppsRegisterPushTypeFlags. */
  readonly messageTypes: number;
  /** A value of AsnAppsPushEncryption; 0 by default. */
  readonly encryption?: number;
  /** With which messages are encrypted. */
  readonly key?: string;
}

/** A device to which messages can be pushed. */
export interface PushDevice extends Required<PushRegistration> {
  /** The id of the user. */
  readonly owner: number;
  /** When the device has registered. */
  readonly registered: Date;
  /** Whether the device has a session, on any server. */
  readonly online: boolean;
}

/** Finds the name of a user in a unit. */
export type NameOf = (unit: Tables, user: number) => Promise<string>;

const { eAdded, eChanged, eDeleted } = AsnMgmtPushServiceDevicesChangedArgumentEnum.values;

/**
 * The devices that have registered for push messages (manual line 42485). Everything is done in the caller's unit; administrators are told
 * of changes once they are committed.
 */
export class PushDevices {
  readonly #clock: () => Date;
  readonly #online: OnlineDevices;
  readonly #nameOf: NameOf;

  constructor(clock: () => Date, online: OnlineDevices, nameOf: NameOf) {
    this.#clock = clock;
    this.#online = online;
    this.#nameOf = nameOf;
  }

  /**
   * Registers a device of a user, or replaces what was registered, also by another user. A user who has more than 20 devices loses the one
   * that has registered longest ago.
   * @param session The session of the device, which is online as long as the login in it lasts.
   * @throws RequestError `invalidArgument` for an empty id, or a text that is too long or has NUL.
   */
  async register(
    unit: Changing,
    owner: Owner,
    registration: PushRegistration,
    session?: Session,
  ): Promise<void> {
    const { db } = unit;
    const row = rowOf(owner, registration, this.#clock());
    const before = await store.find(db, row.id);
    if (before?.owner !== owner.id) {
      const others = await store.listOf(db, owner.id, mostDevices + 1);
      for (const oldest of others.slice(mostDevices - 1)) await this.#remove(unit, oldest);
    }
    await store.store(db, row);
    if (session !== undefined) this.#online.note(session, row.id);
    const iWhat = before === undefined ? eAdded : eChanged;
    unit.publish(pushDeviceChanged, { iWhat, deviceProps: this.#props(row, owner.name) });
  }

  /** Ends the registration of a user's own device; another's stays. */
  async unregister(unit: Changing, owner: Pick<User, "id">, id: string): Promise<void> {
    const row = await found(unit.db, id);
    if (row?.owner === owner.id) await this.#remove(unit, row);
  }

  /** Ends the registration of a device, whosever it is. An unknown one makes no difference. */
  async remove(unit: Changing, id: string): Promise<void> {
    const row = await found(unit.db, id);
    if (row !== undefined) await this.#remove(unit, row);
  }

  /** The devices of a user, the one that has registered last first. */
  async of(unit: Tables, owner: Pick<User, "id">): Promise<PushDevice[]> {
    const rows = await store.listOf(unit, owner.id, mostDevices);
    return rows.map(({ push_id, message_types, registered, ...row }) => ({
      ...row,
      pushId: push_id,
      messageTypes: message_types,
      registered: new Date(registered),
      online: this.#online.has(row.id),
    }));
  }

  /** All devices as administrators see them, in the order of their ids, so many at a time. */
  async *pages(unit: Tables, most: number): AsyncGenerator<AsnMgmtPushServiceDeviceProps[]> {
    const names = new Map<number, string>();
    for (let after = "", rows: store.DeviceRow[]; ; after = rows.at(-1)!.id) {
      rows = await store.listPage(unit, after, most);
      if (rows.length === 0) return;
      const page: AsnMgmtPushServiceDeviceProps[] = [];
      for (const row of rows) {
        const name = names.get(row.owner) ?? (await this.#nameOf(unit, row.owner));
        names.set(row.owner, name);
        page.push(this.#props(row, name));
      }
      yield page;
      if (rows.length < most) return;
    }
  }

  async #remove({ db, publish }: Changing, row: store.DeviceRow): Promise<void> {
    await store.remove(db, row.id);
    const name = await this.#nameOf(db, row.owner);
    publish(pushDeviceChanged, { iWhat: eDeleted, deviceProps: this.#props(row, name) });
  }

  #props(row: store.DeviceRow, u8sContactID: string): AsnMgmtPushServiceDeviceProps {
    return {
      u8sDeviceID: row.id,
      u8sDeviceName: row.name,
      u8sContactID,
      u8sPushID: row.push_id,
      u8sPushChannel: row.channel,
      iOnlineState: this.#online.has(row.id) ? 1 : 0,
      timlastRegisterTime: new Date(row.registered),
      iMessageTypes: row.message_types,
      iEncryptionMode: row.encryption,
    };
  }
}

function rowOf(
  { id: owner }: Owner,
  { id, name = "", pushId, channel, messageTypes, encryption = 0, key = "" }: PushRegistration,
  now: Date,
): store.DeviceRow {
  const texts = { id, name, pushId, channel, key };
  for (const [path, text] of Object.entries(texts)) {
    requireStorableText(text, path);
    if (text.length <= textLimits.pushText) continue;
    const reason = `${path} has over ${textLimits.pushText} characters`;
    throw new RequestError(RequestErrorDetail.invalidArgument, reason);
  }
  if (id === "")
    throw new RequestError(RequestErrorDetail.invalidArgument, "There is no device id");
  return {
    ...{ id, owner, name, channel, encryption, key },
    push_id: pushId,
    registered: now.getTime(),
    message_types: messageTypes,
  };
}

async function found(unit: Tables, id: string): Promise<store.DeviceRow | undefined> {
  if (id.length > textLimits.pushText || id.includes("\0")) return undefined;
  return store.find(unit, id);
}

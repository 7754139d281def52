import {
  AsnAppointmentForwardEntries,
  AsnServerBasedClientSettings,
  AsnXMLClientContent,
} from "../../../modules/general/general.js";
import type { Unit } from "../../database/index.js";
import type { UnitOfWork } from "../../kernel/index.js";
import type { User } from "../users/api.js";
import { requireAtMost, settingLimits } from "./limits.js";
import type { ServerRecords } from "./server-records.js";
import * as store from "./store.js";
import { appointmentForwardsChanged, contentChanged } from "./topics.js";

// Units of other modules are accepted too, and their types do not include these tables.
type Tables = Unit<any>;
type Changing = UnitOfWork<any>;
type Owner = Pick<User, "id">;

const nothing = new Uint8Array(0);
const kept = { unknown: "keep" } as const;

/**
 * What is kept for the clients of a user. The server does not look into it. Everything is done in the caller's unit; if a method
 * throws, the caller must let that unit fail, so that it is undone.
 */
export class SettingRules {
  /** What administrators set for the whole server. */
  readonly server: ServerRecords;

  constructor(server: ServerRecords) {
    this.server = server;
  }

  /** The XML content (manual line 1026); empty if none has been stored. */
  async content(unit: Tables, { id }: Owner): Promise<AsnXMLClientContent> {
    const octets = await store.userSetting(unit, id, "content");
    if (octets !== undefined) return AsnXMLClientContent.decode(octets, kept);
    return { osXMLContent: nothing, osXMLContentDescription: nothing };
  }

  /**
   * Replaces the XML content and tells the user's clients.
   * @param origin The session that does so, by its mark; it is not told.
   * @returns The revision: how often it has been set.
   * @throws RequestError if it is too large.
   */
  async setContent(
    { db, publish }: Changing,
    { id: user }: Owner,
    content: AsnXMLClientContent,
    origin = "",
  ): Promise<number> {
    const revision = await this.#set(db, user, "content", AsnXMLClientContent.encode(content));
    publish(contentChanged, { user, revision, origin });
    return revision;
  }

  /** The settings of the user's clients (manual line 2341); empty if none have been stored. */
  async clientSettings(unit: Tables, { id }: Owner): Promise<AsnServerBasedClientSettings> {
    const octets = await store.userSetting(unit, id, "client-settings");
    if (octets !== undefined) return AsnServerBasedClientSettings.decode(octets, kept);
    return { osSettingsData: nothing };
  }

  /** Replaces the settings of the user's clients. @throws RequestError if they are too large. */
  async setClientSettings(
    unit: Tables,
    { id }: Owner,
    settings: AsnServerBasedClientSettings,
  ): Promise<void> {
    const octets = AsnServerBasedClientSettings.encode(settings);
    await this.#set(unit, id, "client-settings", octets);
  }

  /** The forwards that appointments switch (manual line 1120), in their order. */
  async forwards(unit: Tables, { id }: Owner): Promise<AsnAppointmentForwardEntries> {
    const octets = await store.userSetting(unit, id, "forwards");
    return octets === undefined ? [] : AsnAppointmentForwardEntries.decode(octets, kept);
  }

  /** The ids of users after one, in their order, who have stored what appointments switch, even if that is nothing; at most so many. */
  forwardOwners(unit: Tables, after: number, most: number): Promise<number[]> {
    return store.ownersOf(unit, { name: "forwards", after, most });
  }

  /** Replaces the forwards that appointments switch. @throws RequestError for too many or too large ones. */
  async setForwards(
    { db, publish }: Changing,
    { id }: Owner,
    forwards: AsnAppointmentForwardEntries,
  ): Promise<void> {
    requireAtMost(forwards.length, settingLimits.forwards, "forwards");
    const octets = AsnAppointmentForwardEntries.encode(forwards);
    requireAtMost(octets.length, settingLimits.forwardOctets, "octets of forwards");
    await store.setUserSetting(db, id, "forwards", octets);
    publish(appointmentForwardsChanged, { user: id });
  }

  #set(
    unit: Tables,
    id: number,
    name: "content" | "client-settings",
    octets: Uint8Array,
  ): Promise<number> {
    requireAtMost(octets.length, settingLimits.document, "octets");
    return store.setUserSetting(unit, id, name, octets);
  }
}

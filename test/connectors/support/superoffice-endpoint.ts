import { plainAppointment } from "../../../src/connectors/appointment.js";
import { writeEntries, type EntryContext } from "../../../src/connectors/entries.js";
import type { Json, JsonObject } from "../../../src/connectors/json.js";
import { toAppointment } from "../../../src/connectors/mapping.js";
import { onItsDay } from "../../../src/connectors/recurrence.js";
import { superOfficeApi } from "../../../src/connectors/superoffice/api.js";
import { superOfficeMapping } from "../../../src/connectors/superoffice/mapping.js";
import { withoutNulls } from "../../../src/connectors/superoffice/properties.js";
import { Zone } from "../../../src/connectors/time.js";
import { basic, listen, TestUcServer } from "./uc-server.js";

const zone = new Zone("Europe/Oslo");
const context: EntryContext = {
  mapping: superOfficeMapping({ zone }),
  zone,
  dataSource: "SuperOffice",
};

/** SuperOffice's API in front of a UCServer with one user, alice, and one entity, 1. */
export class SuperOfficeEndpoint {
  readonly uc = new TestUcServer();
  url = "";
  #close: (() => Promise<void>) | undefined;

  async start(maxBodyBytes?: number): Promise<this> {
    await this.uc.start();
    await this.uc.addUsers(["alice", "bob"]);
    const app = superOfficeApi({
      login: (user, password) => this.uc.logOn(user, password),
      zone: zone.id,
      ...(maxBodyBytes !== undefined && { maxBodyBytes }),
    });
    ({ url: this.url, close: this.#close } = await listen(app));
    return this;
  }

  async stop(): Promise<void> {
    await this.#close?.();
    await this.uc[Symbol.asyncDispose]();
  }

  /** Makes the entity what it shall be. */
  async set(entity: JsonObject): Promise<void> {
    const mapped = toAppointment(context.mapping, withoutNulls(entity), plainAppointment);
    const key = { entryId: "superoffice:1", owner: "alice" };
    await this.uc.put(
      "alice",
      writeEntries(context, key, mapped, [onItsDay(mapped.appointment, zone)]),
    );
  }

  async patch(
    body: Json | string,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; entity: JsonObject }> {
    const response = await fetch(`${this.url}/api/v1/Appointment/1`, {
      method: "PATCH",
      headers: { "Content-Type": "application/json", ...basic("alice"), ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    return { status: response.status, entity: (await response.json()) as JsonObject };
  }
}

/** An entity with nothing but its times. */
export const bareEntity: JsonObject = {
  StartDate: "2024-11-21T12:00:00+01:00",
  EndDate: "2024-11-21T13:00:00+01:00",
};

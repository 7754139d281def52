import type { SourceSystem } from "../replicator/source.js";
import { readString, toXml } from "./document.js";
import { vitecMapping, type VitecOptions } from "./mapping.js";

/** How Vitec Connect is reached. */
export interface VitecClientOptions extends VitecOptions {
  /** The base of the API, `https://connect.maklare.vitec.net`; not needed if nothing is sent. */
  readonly url: string;
  /** The customer whose users' calendars these are. */
  readonly customerId: string;
  /** What the body is written in; JSON by default. */
  readonly format?: "json" | "xml";
  readonly dataSource?: string;
}

/** Vitec Connect as a source: appointments are added; it has no request that changes one. */
export function vitecSource(options: VitecClientOptions): SourceSystem {
  const { url, customerId, format = "json", zone, dataSource = "Vitec Connect" } = options;
  const mapping = vitecMapping({ zone });
  const base = `${url.replace(/\/+$/, "")}/Appointment/${encodeURIComponent(customerId)}`;
  return {
    mapping,
    zone,
    inZone: (other) => ({
      ...vitecSource({ ...options, zone: other }),
      away: other.id !== zone.id,
    }),
    dataSource,
    normalize: (document) => document,
    writable: () => false,
    create: {
      request: (user, document) => ({
        method: "POST",
        url: `${base}/${encodeURIComponent(user)}`,
        headers: {
          "Content-Type": format === "xml" ? "application/xml" : "application/json",
          Accept: format === "xml" ? "application/xml" : "application/json",
        },
        body: format === "xml" ? toXml(mapping, document) : JSON.stringify(document),
        repeatable: false,
      }),
      id: ({ text }) => {
        const id = readString(text);
        if (id === undefined || id === "")
          throw new Error("the answer has no id of the appointment");
        return id;
      },
    },
  };
}

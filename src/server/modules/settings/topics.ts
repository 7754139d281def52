import { INTEGER, sequence, UTF8String } from "../../../codec/index.js";
import { topic, type Topic } from "../../kernel/index.js";

/** A user's XML content has been set. */
export interface ContentChanged {
  readonly user: number;
  readonly revision: number;
  /** The mark of the session that has set it; empty if it was none. */
  readonly origin: string;
}
export const contentChanged: Topic<ContentChanged> = topic<ContentChanged>(
  "settings/content",
  sequence("ContentChanged", () => [
    ["user", INTEGER],
    ["revision", INTEGER],
    ["origin", UTF8String],
  ]),
  ({ user }) => user,
);

/** Which forwards a user's appointments switch is another. */
export interface AppointmentForwardsChanged {
  readonly user: number;
}
export const appointmentForwardsChanged: Topic<AppointmentForwardsChanged> =
  topic<AppointmentForwardsChanged>(
    "settings/forwards",
    sequence("AppointmentForwardsChanged", () => [["user", INTEGER]]),
  );

/** What the administration prescribes for a user's monitor is another. Each server tells only itself. */
export interface MonitorChanged {
  readonly user: number;
}
export const monitorChanged: Topic<MonitorChanged> = topic<MonitorChanged>(
  "settings/monitor",
  sequence("MonitorChanged", () => [["user", INTEGER]]),
);

/** Settings of the server are others. */
export interface ServerSettingsChanged {
  /** The name of their family. */
  readonly name: string;
}
/** Where that is published. */
export const serverSettingsChanged: Topic<ServerSettingsChanged> = topic<ServerSettingsChanged>(
  "settings/server",
  sequence("ServerSettingsChanged", () => [["name", UTF8String]]),
);

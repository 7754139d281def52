import {
  AsnMgmtSetSoftwareProfilesArgument,
  asnMgmtGetAvailableUpdates,
  asnMgmtGetSoftwareProfiles,
  asnMgmtSetSoftwareProfiles,
  asnMgmtSoftwarePacketsChanged,
} from "../../../modules/management/management.js";
import { sequence } from "../../../codec/index.js";
import {
  admin,
  administrators,
  RequestError,
  RequestErrorDetail,
  topic,
  type ModuleContext,
  type Topic,
} from "../../kernel/index.js";
import type { ComputerTables } from "./schema.js";
import * as store from "./store.js";

/** Octets of all profiles together. */
const largest = 1024 * 1024;

/** Administrators have set other profiles of software. */
const softwareChanged: Topic<object> = topic<object>(
  "computers/software",
  sequence("SoftwareChanged", () => []),
);

/** Serves the profiles of software, which are texts that nobody here reads: 2519, 2615 and 2616, with the event 2710. */
export function handleSoftware({
  handle,
  broadcast,
}: Pick<ModuleContext<ComputerTables>, "handle" | "broadcast">): void {
  handle(asnMgmtGetSoftwareProfiles, {
    access: admin,
    unit: "read",
    large: true,
    async run(_, { db }) {
      const profiles = await store.findSoftware(db);
      if (profiles === undefined) return { u8slistSoftwareProfilesAsXML: [] };
      return AsnMgmtSetSoftwareProfilesArgument.decode(profiles);
    },
  });
  handle(asnMgmtSetSoftwareProfiles, {
    access: admin,
    async run({ u8slistSoftwareProfilesAsXML }, { db, publish }) {
      const octets = AsnMgmtSetSoftwareProfilesArgument.encode({ u8slistSoftwareProfilesAsXML });
      if (octets.length > largest) {
        const reason = `The profiles have over ${largest} octets`;
        throw new RequestError(RequestErrorDetail.invalidArgument, reason);
      }
      const before = await store.findSoftware(db);
      if (before !== undefined && Buffer.compare(before, octets) === 0) return {};
      await store.storeSoftware(db, octets);
      publish(softwareChanged, {});
      return {};
    },
  });
  handle(asnMgmtGetAvailableUpdates, {
    access: admin,
    unit: "none",
    // This server distributes no files.
    run: () => ({ updateDescriptionList: [] }),
  });
  broadcast(softwareChanged, {
    event: asnMgmtSoftwarePacketsChanged,
    view: administrators,
    argument: () => ({}),
  });
}

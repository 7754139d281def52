import { createHash } from "node:crypto";
import type { AsnAdministrativeMonitorGroup } from "../../../modules/later/client-content/client-content.js";
import type { Rights } from "../rights/api.js";
import { contactIdOf } from "../users/api.js";

/** The group is in the monitors of its people: a bit of the second static rights that only version 8 has. */
const inMonitors = 0x80;

/** A group as a client gets it. */
export interface MonitorGroup {
  readonly group: AsnAdministrativeMonitorGroup;
  /** Another text whenever the group is another. */
  readonly digest: string;
}

/** Made once for all people of a group. */
const digests = new WeakMap<ReadonlySet<number>, string>();

/** The groups in the monitor of a user: the enabled ones that he belongs to or leads, and that are to be in monitors. */
export function monitorGroups(rights: Pick<Rights, "groups">, id: number): MonitorGroup[] {
  return rights
    .groups({ id })
    .filter(({ second }) => (second & inMonitors) !== 0)
    .map(({ guid, name, members }) => ({
      group: {
        u8sGroupURI: `urn:uuid:${guid}`,
        u8sGroupName: name,
        listContactIDs: [...members].map((member) => contactIdOf({ id: member })),
      },
      digest: `${digestOf(members)} ${name}`,
    }));
}

function digestOf(members: ReadonlySet<number>): string {
  let digest = digests.get(members);
  if (digest === undefined) {
    const text = [...members].toSorted((one, other) => one - other).join(" ");
    digest = createHash("sha256").update(text).digest("base64");
    digests.set(members, digest);
  }
  return digest;
}

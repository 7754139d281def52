import { createHash } from "node:crypto";
import type { AsnAdministrativeMonitorGroup } from "../../../modules/later/client-content/client-content.js";
import type { GroupOfUser, Rights } from "../rights/api.js";
import { contactIdOf } from "../users/api.js";

/** The group is in the monitors of its people: a bit of the second static rights that only version 8 has. */
const inMonitors = 0x80;

/** A group as a client gets it. */
export interface MonitorGroup {
  readonly group: AsnAdministrativeMonitorGroup;
  /** Another text whenever the group is another. */
  readonly digest: string;
}

/** Made once for all people of a group, who may be as many as there are users. */
const made = new WeakMap<ReadonlySet<number>, MonitorGroup>();

/** The groups in the monitor of a user: the enabled ones that he belongs to or leads, and that are to be in monitors. */
export function monitorGroups(rights: Pick<Rights, "groups">, id: number): MonitorGroup[] {
  return rights
    .groups({ id })
    .filter(({ second }) => (second & inMonitors) !== 0)
    .map((group) => shared(group));
}

/** The same object for all who have the group with these members. */
function shared({ guid, name, members }: GroupOfUser): MonitorGroup {
  const uri = `urn:uuid:${guid}`;
  const known = made.get(members);
  if (known?.group.u8sGroupURI === uri && known.group.u8sGroupName === name) return known;
  const one = {
    group: {
      u8sGroupURI: uri,
      u8sGroupName: name,
      listContactIDs: [...members].map((member) => contactIdOf({ id: member })),
    },
    digest: `${digestOf(members)} ${name}`,
  };
  made.set(members, one);
  return one;
}

function digestOf(members: ReadonlySet<number>): string {
  const text = [...members].toSorted((one, other) => one - other).join(" ");
  return createHash("sha256").update(text).digest("base64");
}

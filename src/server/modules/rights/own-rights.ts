import type { AsnUserDynamicRights } from "../../../modules/admin/admin.js";
import { tripleOf } from "../groups/api.js";
import { rightsFrom } from "./decisions.js";
import { normal } from "./levels.js";
import type { Model } from "./model.js";

/** What each group of a user gives: about the group, sorted by its name. */
export function groupTriples(model: Model, user: number): AsnUserDynamicRights[] {
  return [...model.groupsOf(user)]
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map((group) => tripleOf(normal(rightsFrom(group, user)), group.guid));
}

/** What all users have of all. */
export function globalTriple(model: Model): AsnUserDynamicRights {
  return tripleOf(normal(model.rights), "");
}

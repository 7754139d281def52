import { INTEGER, sequence, sequenceOf } from "../../../codec/index.js";
import { topic, type Topic } from "../../kernel/index.js";

/** Whose rights have changed. */
export interface RightsChanged {
  /**
   * The ids of the users of whom others may now see or do something else, or who may themselves use something else; empty if this
   * may be so for all users.
   */
  readonly users: readonly number[];
}

/**
 * Published on each server once its answers ({@link Rights.of}) are the new ones, whoever has made the change. A subscription that follows
 * it need not wait for anything.
 */
export const rightsChanged: Topic<RightsChanged> = topic<RightsChanged>(
  "rights/changed",
  sequence("RightsChanged", () => [["users", sequenceOf("UserIds", () => INTEGER)]]),
);

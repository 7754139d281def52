import { INTEGER, sequence } from "../../../codec/index.js";
import { topic, type Topic } from "../../kernel/index.js";

/** Which user has been changed. */
export interface UserChanged {
  readonly id: number;
}

/** A change that ends a user's logins: a new password, enabling, disabling or removal. */
export const userChanged: Topic<UserChanged> = topic<UserChanged>(
  "users/changed",
  sequence("UserChanged", () => [["id", INTEGER]]),
);

import { INTEGER, sequence } from "../../../codec/index.js";
import { topic, type Topic } from "../../kernel/index.js";

/** Which user has been changed. */
export interface UserChanged {
  /** The id of the user. */
  readonly id: number;
}

/**
 * What is known of a user is another: the contact, the profile with its property bag, or what the user may use. It says nothing about
 * rights that come from elsewhere.
 */
export const profileChanged: Topic<UserChanged> = topic<UserChanged>(
  "users/profile",
  sequence("ProfileChanged", () => [["id", INTEGER]]),
);

/** A change that ends a user's logins: a new password, enabling, disabling or removal. */
export const userChanged: Topic<UserChanged> = topic<UserChanged>(
  "users/changed",
  sequence("UserChanged", () => [["id", INTEGER]]),
);

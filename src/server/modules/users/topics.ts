import { INTEGER, sequence } from "../../../codec/index.js";
import { topic, type Topic } from "../../kernel/index.js";

/** Which user has been changed. */
export interface UserChanged {
  readonly id: number;
}

/** A user has been changed in what matters for his logins (password, enabled or not), or removed. */
export const userChanged: Topic<UserChanged> = topic<UserChanged>(
  "users/changed",
  sequence("UserChanged", () => [["id", INTEGER]]),
);

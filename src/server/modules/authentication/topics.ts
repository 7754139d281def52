import { INTEGER, sequence, UTF8String } from "../../../codec/index.js";
import { topic, type Topic } from "../../kernel/index.js";

/** A connection that a user's client continues by another one. */
export interface Continued {
  readonly connectionId: string;
  /** The id of the user. */
  readonly user: number;
}

/** A connection is continued at another server than the one where it is. */
export const connectionContinued: Topic<Continued> = topic(
  "authentication/continued",
  sequence<Continued>("ContinuedConnection", () => [
    ["connectionId", UTF8String],
    ["user", INTEGER],
  ]),
);

import { sequence, UTF8String } from "../../../codec/index.js";
import { topic, type Topic } from "../../kernel/index.js";

/** A location has been stored or removed. */
export interface LocationChanged {
  readonly id: string;
  /** Its check sum; empty if it has been removed. */
  readonly checksum: string;
}

/** Published after each change of a location. */
export const locationChanged: Topic<LocationChanged> = topic<LocationChanged>(
  "locations/changed",
  sequence("LocationChanged", () => [
    ["id", UTF8String],
    ["checksum", UTF8String],
  ]),
  ({ id }) => id,
);

import { sequence, UTF8String } from "../../../codec/index.js";
import { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import { topic, type Topic } from "../../kernel/index.js";

/** Something else is said of a visitor, or the visitor has been removed: then there is no contact. */
export interface VisitorChanged {
  readonly name: string;
  readonly contact?: AsnNetDatabaseContact | undefined;
}

export const visitorChanged: Topic<VisitorChanged> = topic(
  "anonymous-visitors/changed",
  sequence("VisitorChanged", () => [
    ["name", UTF8String],
    ["contact", AsnNetDatabaseContact, { optional: true }],
  ]),
  ({ name }) => name,
);

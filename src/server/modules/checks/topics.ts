import { sequence, UTF8String } from "../../../codec/index.js";
import { topic, type Topic } from "../../kernel/index.js";
import type { Owner } from "./fair-queue.js";

const CheckOwner = sequence<Owner>("CheckOwner", () => [
  ["address", UTF8String],
  ["name", UTF8String],
]);

/** A password for a user from an address was wrong. */
export const wrongPassword: Topic<Owner> = topic("checks/wrong", CheckOwner);

/** A password for a user from an address was right, of which other servers may not know yet. */
export const rightPassword: Topic<Owner> = topic("checks/right", CheckOwner);

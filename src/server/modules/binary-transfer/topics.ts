import { sequence, UTF8String } from "../../../codec/index.js";
import { topic, type Topic } from "../../kernel/index.js";

/** A file has been deleted by its sender, or because it was there for too long. */
export const transferDeleted: Topic<{ readonly id: string }> = topic(
  "binary-transfer/deleted",
  sequence("TransferDeleted", () => [["id", UTF8String]]),
);

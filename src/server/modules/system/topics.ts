import {
  SystemAnnounceCallTransferArgument,
  SystemCompleteCallTransferArgument,
} from "../../../modules/system/system.js";
import { topic, type Topic } from "../../kernel/index.js";

/** A system has announced that it transfers a call (systemAnnounceCallTransfer, manual line 48263). */
export const callTransferAnnounced: Topic<SystemAnnounceCallTransferArgument> =
  topic<SystemAnnounceCallTransferArgument>(
    "system/transfer-announced",
    SystemAnnounceCallTransferArgument,
  );

/** A system has completed a transfer that it had announced (systemCompleteCallTransfer, manual line 48227). */
export const callTransferCompleted: Topic<SystemCompleteCallTransferArgument> =
  topic<SystemCompleteCallTransferArgument>(
    "system/transfer-completed",
    SystemCompleteCallTransferArgument,
  );

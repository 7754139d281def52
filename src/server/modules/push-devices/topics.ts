import { AsnMgmtPushServiceDeviceChangedArgument } from "../../../modules/management/management.js";
import { topic, type Topic } from "../../kernel/index.js";

/** A device has been registered, registered otherwise, or its registration is over. */
export const pushDeviceChanged: Topic<AsnMgmtPushServiceDeviceChangedArgument> =
  topic<AsnMgmtPushServiceDeviceChangedArgument>(
    "push-devices/changed",
    AsnMgmtPushServiceDeviceChangedArgument,
  );

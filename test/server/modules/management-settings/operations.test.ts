import { describe, test } from "vitest";
import { noTime } from "../../../../src/codec/index.js";
import * as Management from "../../../../src/modules/management/management.js";
import { expectKept, type TestedFamily } from "../support/families.js";
import { moduleStores } from "../stores.js";

const updates: Management.AsnMgmtUpdateServiceSettings = {
  iStatusUpdateService: 1,
  iEACUServiceActive: 1,
  iEACUServiceTimeLimited: 1,
  iAllowVersionDowngrade: 0,
  iAVBehaviour: 2,
  iMaxWaitTimeForIdleMinutes: 90,
  dtTimeFrom: new Date("2024-03-01T22:00:00Z"),
  dtTimeTo: new Date("2024-03-02T04:30:00Z"),
};

const families: readonly TestedFamily[] = [
  {
    name: "4.9 settings for trouble with drivers of telephones (2544, 2545)",
    get: Management.asnMgmtGetTapiProblemSettings,
    set: Management.asnMgmtSetTapiProblemSettings,
    initial: { iReinitAutorestart: 0, iLineOpenFailedAction: 0, iLineOpenDelayTime: 0 },
    given: [
      { iReinitAutorestart: 1, iLineOpenFailedAction: 2, iLineOpenDelayTime: 3000 },
      { iReinitAutorestart: 0, iLineOpenFailedAction: -1, iLineOpenDelayTime: 1 },
    ],
    // Nothing is said of what the numbers are, so all of them are right.
    bad: [],
  },
  {
    name: "4.8 settings of the update service (2520, 2521)",
    get: Management.asnMgmtGetUpdateServiceSettings,
    set: Management.asnMgmtSetUpdateServiceSettings,
    initial: {
      iStatusUpdateService: 0,
      iEACUServiceActive: 0,
      iEACUServiceTimeLimited: 0,
      iAllowVersionDowngrade: 0,
      iAVBehaviour: 0,
      iMaxWaitTimeForIdleMinutes: 0,
      dtTimeFrom: noTime,
      dtTimeTo: noTime,
    },
    given: [updates, { ...updates, iEACUServiceActive: 0, iAVBehaviour: 1 }],
    bad: [
      { ...updates, iStatusUpdateService: 2 },
      { ...updates, iEACUServiceActive: -1 },
      { ...updates, iAVBehaviour: 3 },
      { ...updates, iMaxWaitTimeForIdleMinutes: -1 },
    ],
  },
];

describe.each(moduleStores)("in $name", (store) => {
  describe.each(families)("$name", (family) => {
    test.each(["ber", "json"] as const)(
      "are empty at first, replaced as a whole and returned as they were set, for administrators only; bad ones change nothing (in %s)",
      async (encoding) => {
        await expectKept(await store.running(), encoding, family);
      },
    );
  });
});

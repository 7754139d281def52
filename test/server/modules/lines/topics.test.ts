import { expect, test } from "vitest";
import type {
  AsnMgmtTapiLineConfig4Admin,
  AsnMgmtTapiLineGroupConfiguration,
} from "../../../../src/modules/management/management.js";
import { LocalBus } from "../../../../src/server/cluster/local.js";
import type { Topic } from "../../../../src/server/kernel/index.js";
import { Topics } from "../../../../src/server/kernel/topic.js";
import { firstUnit, keyOf } from "../../../../src/server/kernel/unit-key.js";
import { newLine } from "../../../../src/server/modules/lines/configuration.js";
import * as topics from "../../../../src/server/modules/lines/topics.js";
import { Lines } from "../../../rose/support/peers.js";

const group: AsnMgmtTapiLineGroupConfiguration = {
  ...{ u8sLineSourceName: "pbx", u8sPBXGroupName: "sales", u8sLocationID: "" },
  ...{ iDefaultEnabled: 1, iDefaultAutoActivate: 0, iDefaultAutoCreate: 0, iDefaultJournal: 1 },
  ...{ iLineIDAutomatic: 1, iPhoneNumberAutomatic: 1, iUseTapiLineNames: 1, iSupportedFeatures: 0 },
  ...{ bAutomaticLocationFinding: false, objFeatureCodes: [], customProps: [] },
};

const line = (iTapiDeviceID: number): AsnMgmtTapiLineConfig4Admin => ({
  ...newLine(group),
  ...{ iTapiDeviceID, u8sLineID: "", u8sAutomaticPhoneNumber: "", u8sTapiLineName: "" },
  ...{ u8sPBXGroupName: "sales", iAdminForwardingEnabled: 0, adminForwarding: [] },
  ...{ iUserForwardingEnabled: 0, userForwarding: [], u8sLineSourceName: "pbx" },
  ...{ iAutoActivate: 0, u8sPhysicalDeviceID: "", u8sLineURI: "", u8slistAddressNames: [] },
  u8sLineConfigIdentifier: "",
});

test("what servers tell late of a line or a group of lines, of which something newer is known, is told to nobody", () => {
  const there = new Topics(new LocalBus().join({ message: () => {} }), new Lines());
  const heard: string[] = [];
  for (const topic of [topics.lineAdded, topics.lineChanged, topics.lineRemoved]) {
    there.on(topic, ({ iTapiDeviceID }) => heard.push(`${topic.name} ${iTapiDeviceID}`));
  }
  for (const topic of [topics.groupAdded, topics.groupRemoved] as Topic<typeof group>[]) {
    there.on(topic, ({ u8sPBXGroupName }) => heard.push(`${topic.name} ${u8sPBXGroupName}`));
  }
  const tell = (topic: Topic<any>, value: object, unit: number): void => {
    const key = keyOf({ node: "one", unit: firstUnit + unit, part: 0 });
    there.receive(topic.name, topic.type.encode(value), key);
  };
  tell(topics.lineAdded, line(7), 1);
  tell(topics.lineRemoved, line(7), 3);
  tell(topics.lineChanged, line(7), 2);
  tell(topics.lineChanged, line(8), 2);
  tell(topics.groupRemoved, group, 5);
  tell(topics.groupAdded, group, 4);
  expect(heard).toEqual([
    ...["lines/added 7", "lines/removed 7", "lines/changed 8"],
    "lines/group-removed sales",
  ]);
});

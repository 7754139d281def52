import { expect, test } from "vitest";
import { moduleStores } from "../stores.js";
import { fullScans, plansOf } from "../support/plans.js";
import { during, has, mobile, Office, store } from "./support/office.js";

test.each(moduleStores)(
  "in $name, no statement for forwards of appointments reads a whole table",
  async ({ database }) => {
    const data = await database();
    const office = await Office.start({ database: data });
    const ann = await office.user("ann", ["busy 09:00 10:00"], during("busy", [{}], "10"));
    await has(office, [`immediate ${mobile}`], 1);
    await store(ann);
    await has(office, [], 0);
    const plans = await plansOf(data, office.statements(), ["appointment_forward", "user_setting"]);
    expect(plans.length).toBeGreaterThan(6);
    expect(fullScans(plans)).toEqual([]);
  },
);

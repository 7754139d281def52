import { expect, test } from "vitest";
import { defineModule, type ModuleContext } from "../../../../src/server/kernel/index.js";
import { directory, directoryScope, noteChange } from "../../../../src/server/modules/users/api.js";
import { usersModule } from "../../../../src/server/modules/users/index.js";
import { testKernel } from "../../kernel/support/test-kernel.js";
import { passwordCost } from "../../running.js";
import { moduleStores } from "../stores.js";

test.each(moduleStores)(
  "in $name, a change that other work notes at the end of a unit is in the directory's changes, too",
  async ({ database }) => {
    let module: ModuleContext<any> | undefined;
    const changing = defineModule({ name: "changing", setup: (given) => void (module = given) });
    await testKernel([usersModule(passwordCost), changing], { database });
    const { write, read } = module!;
    await write(async (unit) => noteChange(unit, "settings"));
    await write(async (unit) => {
      noteChange(unit, "group/1");
      unit.db.atEnd(async () => noteChange(unit, "group/2"));
    });
    const since = await read(({ db }) => directory.since(db, directoryScope, 1));
    expect(since).toMatchObject({ changes: [{ entry: "group/1" }, { entry: "group/2" }] });
  },
);

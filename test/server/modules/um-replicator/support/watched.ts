import type { Database } from "../../../../../src/server/database/index.js";
import { defineModule } from "../../../../../src/server/kernel/index.js";
import { computerService } from "../../../../../src/server/modules/computers/api.js";

/** Lets the test see what computers are stored, and whether something is being written. */
export class Watched {
  writing = 0;
  computers: () => Promise<[name: string, phone: string][]> = async () => [];

  over(database: Database): Database {
    return {
      kind: database.kind,
      write: async (work, options) => {
        this.writing++;
        try {
          return await database.write(work, options);
        } finally {
          this.writing--;
        }
      },
      read: (work) => database.read(work),
      migrate: (migrations) => database.migrate(migrations),
      close: () => database.close(),
      get foreignChanges() {
        return database.foreignChanges;
      },
    };
  }

  readonly module = defineModule({
    name: "watched",
    needs: [computerService],
    setup: ({ get, read }) => {
      const computers = get(computerService);
      this.computers = () =>
        read(async ({ db }) => {
          const found: [string, string][] = [];
          for await (const one of computers.list(db)) {
            found.push([one.u8sComputerLogin, one.u8sPhoneNumber]);
          }
          return found;
        });
    },
  });
}

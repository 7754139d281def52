import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { statement, type Unit } from "../../database/index.js";
import { makeFolder, replaceFile } from "../../files.js";
import type { SettingTables } from "./schema.js";
import { keyOctets, type KeyPlace } from "./sealing.js";

/** The name of the file with the key in a data folder. */
const fileName = "settings-key.json";

/** The key in a file that only its owner can read. So a copy of the database does not contain it. */
export class KeyInFile implements KeyPlace {
  readonly #file: string;
  #key: Uint8Array | undefined;

  constructor(folder: string) {
    this.#file = join(folder, fileName);
  }

  /** @throws Error (as a rejection) if the file cannot be read, or holds no key. */
  async present(): Promise<Uint8Array | undefined> {
    return (this.#key ??= read(this.#file));
  }

  async made(): Promise<Uint8Array> {
    const present = await this.present();
    if (present !== undefined) return present;
    const key = randomBytes(keyOctets);
    makeFolder(dirname(this.#file));
    replaceFile(this.#file, JSON.stringify({ key: key.toString("base64") }));
    return (this.#key = key);
  }
}

function read(file: string): Uint8Array | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    const { key } = JSON.parse(text) as { key: string };
    const octets = Buffer.from(key, "base64");
    if (octets.length !== keyOctets) throw new Error(`not ${keyOctets} octets`);
    return octets;
  } catch (error) {
    throw new Error(
      `${file} holds no key: put a copy of it back, or remove it and set the passwords in settings again`,
      { cause: error },
    );
  }
}

const present = statement<SettingTables>()((db) =>
  db.selectFrom("setting_key").select("octets").where("one", "=", 1),
);

const insert = statement<SettingTables, { octets: Uint8Array }>()((db, p) =>
  db
    .insertInto("setting_key")
    .values({ one: 1, octets: p.octets })
    .onConflict((conflict) => conflict.column("one").doNothing()),
);

/** The key in a table that all servers on the database share. */
export const keyInTable: KeyPlace = {
  async present(unit: Unit<SettingTables>): Promise<Uint8Array | undefined> {
    return (await unit.first(present, {}))?.octets;
  },
  async made(unit: Unit<SettingTables>): Promise<Uint8Array> {
    const known = await keyInTable.present(unit);
    if (known !== undefined) return known;
    await unit.run(insert, { octets: randomBytes(keyOctets) });
    // Another server may have been faster.
    return (await keyInTable.present(unit)) as Uint8Array;
  },
};

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { cstaFolder } from "../../scripts/module-folders.js";
import { isType } from "../../src/codec/index.js";
import { randomCases, type Case } from "./agreement.js";
import { modulesOf, withoutImplicitChoices } from "./notation.js";
import type { Draw, Part } from "./part.js";

/** All types of CSTA. OTP compiles its operations, too, as objects of the classes of X.880. */
export async function cstaPart(root: string, { values, seed, type }: Draw): Promise<Part> {
  const folder = join(root, "src", "modules", cstaFolder);
  const files = (await readdir(folder)).filter((file) => file.endsWith(".asn1")).toSorted();
  const sources = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  const notations = withoutImplicitChoices(sources);
  const cases: Case[] = [];
  for (const [index, file] of files.entries()) {
    const path = pathToFileURL(join(folder, file.replace(".asn1", ".ts"))).href;
    const exported: Readonly<Record<string, unknown>> = await import(path);
    for (const [name, codec] of Object.entries(exported)) {
      if (!isType(codec) || (type !== undefined && name !== type)) continue;
      const { name: module } = notations[index]!;
      cases.push(...randomCases(module, name, codec, values, seed + cases.length));
    }
  }
  const classes = join(root, "test/corpus/asn1/objects/Remote-Operations-Information-Objects.asn1");
  const others = modulesOf(await readFile(classes, "utf8"));
  return { name: "CSTA", notations: [...notations, ...others], cases };
}

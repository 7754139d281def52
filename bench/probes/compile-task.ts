import { compile, emitTypeScript } from "../../src/asn1/index.js";
import { answer } from "../children.js";
import { mobileModules } from "../messages/mobile-modules.js";
import { radioModules } from "../messages/radio-modules.js";
import type { CompileSet } from "./compile.js";

const sourcesOf = { mobile: mobileModules, radio: radioModules };

/** Milliseconds from the text of all modules to the text of their TypeScript, in a process that has compiled nothing before. */
function compileModules(set: CompileSet): number {
  const sources = sourcesOf[set]();
  const start = performance.now();
  const model = compile(sources);
  const written = model.modules.map((module) => emitTypeScript(module, model));
  const took = performance.now() - start;
  if (written.length !== sources.length) throw new Error("a module is missing");
  return took;
}

answer({ compileModules });

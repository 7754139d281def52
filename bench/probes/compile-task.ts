import { compile, emitTypeScript } from "../../src/asn1/index.js";
import { answer } from "../children.js";
import { mobileModules } from "../messages/mobile-modules.js";

/** Milliseconds from the text of all modules to the text of their TypeScript, in a process that has compiled nothing before. */
function compileModules(): number {
  const sources = mobileModules();
  const start = performance.now();
  const model = compile(sources);
  const written = model.modules.map((module) => emitTypeScript(module, model));
  const took = performance.now() - start;
  if (written.length !== sources.length) throw new Error("a module is missing");
  return took;
}

answer({ compileModules });

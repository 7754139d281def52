import { expect, test } from "vitest";
import { compile, emitTypeScript, load, parseModules } from "../../src/asn1/index.js";

const files = [{ name: "a.asn1", text: "A DEFINITIONS ::= BEGIN B ::= BOOLEAN END" }];
const model = compile(files);
const wrong = (options: unknown): never => options as never;

test.each<[string, () => unknown, string]>([
  [
    "parseModules",
    () => parseModules(files, wrong({ coments: "line" })),
    'unknown option "coments" of ParseOptions: did you mean "comments"?',
  ],
  [
    "compile",
    () => compile(files, wrong({ comments: "lines" })),
    'unknown value "lines" of comments: did you mean "line"?',
  ],
  [
    "load",
    () => load(model, wrong({ exsting: () => undefined })),
    'unknown option "exsting" of load: did you mean "existing"?',
  ],
  [
    "emitTypeScript",
    () => emitTypeScript(model.modules[0]!, model, wrong({ codek: "x" })),
    'unknown option "codek" of emitTypeScript: did you mean "codec"?',
  ],
])("%s refuses options that there are not", (_, call, message) => {
  expect(call).toThrow(new TypeError(message));
});

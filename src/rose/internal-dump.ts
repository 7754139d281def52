/** What other rooms of the source need to show octets element by element, with the names of their types. */
export { generous } from "./dump/generous.js";
export { isFault, readHeader, type Fault, type Header } from "./dump/header.js";
export { jsonLines, textLines, type Writing } from "./dump/lines.js";
export { messageLines, openTypeOf, openTypes, valueLines } from "./dump/message-lines.js";
export { values, type Expectation } from "./dump/typed.js";
export { quoted } from "./dump/values.js";
export { walk, type DumpLimits } from "./dump/walk.js";

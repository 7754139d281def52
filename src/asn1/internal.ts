/** What other rooms of the source need of the compiler besides its public entrance. */
export { pascalCase } from "./emit/names.js";
export { identifierOf } from "./resolver/modules.js";

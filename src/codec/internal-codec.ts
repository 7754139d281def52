/** What other rooms of the source need of the codec itself, besides its public entrance. */
export { sourceOf } from "./ber/compile.js";
export { checkOptions } from "./check-options.js";
export { constructedOctets, constructedString, readOid } from "./ber/contents.js";
export { fromOleDate, readInteger, readReal } from "./ber/numbers.js";
export { fillOpen, ownedBy, setKeys } from "./open/check.js";
export { Reader } from "./ber/reader.js";
export { freeBuffer, freeRead, giveBuffer, readOnce } from "./ber/spare.js";
export { sameTag, stringTags, tagName, universalName, type Tag } from "./ber/tags.js";
export { readString, readUtf8 } from "./ber/text.js";
export { firstTags, universal, wireOf, type Wire } from "./ber/wire.js";
export { putAny, putInteger, putOctets, putUtf8, Writer, type Segment } from "./ber/writer.js";
export { JsonParser, survey } from "./json/parse.js";
export { octetsOfHex } from "./json/values.js";
export { freeLists } from "./encoded-list.js";
export { restate } from "./errors.js";
export { decodeInPortions, fromJsonInPortions, Portions } from "./portions.js";
export { declaredNames } from "./operation.js";
export { Variant } from "./options.js";

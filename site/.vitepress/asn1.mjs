/** How ASN.1 is coloured: the lexical items of X.680, clause 12, as far as the eye wants them apart. */
export const asn1 = {
  name: "asn1",
  scopeName: "source.asn1",
  repository: {},
  patterns: [
    { name: "comment.line.asn1", match: "--.*?(?:--|$)" },
    { name: "comment.block.asn1", begin: "/\\*", end: "\\*/" },
    { name: "string.quoted.asn1", match: '"[^"]*"|\'[0-9A-F ]*\'[BH]' },
    { name: "constant.numeric.asn1", match: "(?<![\\w-])-?\\d+(?![\\w-])" },
    // Words of capitals only are reserved, or name classes.
    { name: "keyword.control.asn1", match: "(?<![\\w-])[A-Z][A-Z-]*[A-Z](?![\\w-])|::=|\\.\\.\\." },
    { name: "entity.name.type.asn1", match: "(?<![\\w-])[A-Z][\\w-]*" },
  ],
};

/** A language that is shown in one colour. */
export const plain = (name) => ({ name, scopeName: `text.${name}`, repository: {}, patterns: [] });

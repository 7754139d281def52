import { describe, expect, it } from "vitest";
import { load } from "../../src/asn1/index.js";
import { bodyError, compileBody, moduleText, textError, valueV } from "./compile-text.js";

/** Types that the values below are of. */
const types = `
  Flag ::= BOOLEAN Nothing ::= NULL Small ::= [5] INTEGER { one(1), two(2) } Wide ::= INTEGER (0..18446744073709551615)
  Colour ::= ENUMERATED { red, green(5), ... } Bits ::= BIT STRING Named ::= BIT STRING { a(0), b(1), j(9) }
  Octets ::= OCTET STRING Id ::= OBJECT IDENTIFIER Branch ::= RELATIVE-OID Text ::= UTF8String Float ::= REAL
  Pair ::= SEQUENCE { number [0] Small, text Text OPTIONAL, flag BOOLEAN DEFAULT TRUE, nothing [1] NULL OPTIONAL, inner Pair OPTIONAL }
  Bag ::= SET { a [0] INTEGER, b [1] BOOLEAN }
  Either ::= CHOICE { number [0] INTEGER, pair [1] Pair, nothing NULL, either [2] Either }
  Numbers ::= SEQUENCE OF INTEGER Smalls ::= SET OF Small (1..2) Flags ::= SEQUENCE OF Flag Nothings ::= SEQUENCE OF NULL
  Colours ::= SEQUENCE OF Colour Eithers ::= SEQUENCE OF Either Lists ::= SEQUENCE OF SEQUENCE OF OCTET STRING
  Items ::= SEQUENCE OF item BOOLEAN Pairs ::= SEQUENCE OF M.Pair Texts ::= SEQUENCE OF IA5String
  Holder ::= OCTET STRING (CONTAINING Pair) BitHolder ::= BIT STRING (CONTAINING Numbers)
  Open ::= SEQUENCE { id KIND.&id ({Kinds}), value KIND.&Type ({Kinds}{@id}) }
  KIND ::= CLASS { &id INTEGER UNIQUE, &Type } WITH SYNTAX { &id IS &Type }
  Kinds KIND ::= { { 1 IS Pair } | { 2 IS BOOLEAN }, ... }
  Anything ::= ANY Outside ::= EXTERNAL Embedded ::= EMBEDDED PDV Characters ::= CHARACTER STRING Iri ::= OID-IRI`;

const loaded = load(compileBody(types));

/** The value v in both notations, and the octets that type and value have. */
function both(type: string, xml: string, ordinary: string) {
  const values = [xml, `${type} ::= ${ordinary}`].map((notation) =>
    valueV(`v ${notation.startsWith("<") ? `::= ${notation}` : notation}${types}`),
  );
  const codec = loaded.type(type) as { encode(value: unknown): Uint8Array };
  return values.map((value) => ({
    value,
    octets: Buffer.from(codec.encode(value)).toString("hex"),
  }));
}

describe("Values in XML (X.680 16.2)", () => {
  it.each([
    // BOOLEAN and NULL
    ["Flag", "<Flag><true/></Flag>", "TRUE"],
    ["Flag", "<Flag> <false/> </Flag>", "FALSE"],
    ["Flag", "<Flag>true</Flag>", "TRUE"],
    ["Flag", "<Flag>0</Flag>", "FALSE"],
    ["Nothing", "<Nothing/>", "NULL"],
    ["Nothing", "<Nothing> </Nothing >", "NULL"],
    // INTEGER and ENUMERATED
    ["Small", "<Small>-5</Small>", "-5"],
    ["Small", "<Small><two/></Small>", "two"],
    ["Small", "<M.Small>\n\t one\n</M.Small>", "one"],
    ["Wide", "<Wide>18446744073709551615</Wide>", "18446744073709551615"],
    ["Wide", "<Wide>5</Wide>", "5"],
    ["Colour", "<Colour><green/></Colour>", "green"],
    ["Colour", "<Colour>red</Colour>", "red"],
    // REAL
    ["Float", "<Float>-1.5E-3</Float>", "-1.5E-3"],
    ["Float", "<Float>12</Float>", "12"],
    ["Float", "<Float>INF</Float>", "PLUS-INFINITY"],
    ["Float", "<Float>-INF</Float>", "MINUS-INFINITY"],
    ["Float", "<Float><MINUS-INFINITY/></Float>", "MINUS-INFINITY"],
    ["Float", "<Float><NOT-A-NUMBER/></Float>", "NOT-A-NUMBER"],
    ["Float", "<Float>NaN</Float>", "NOT-A-NUMBER"],
    // BIT STRING and OCTET STRING
    ["Bits", "<Bits>01 1\n0</Bits>", "'0110'B"],
    ["Bits", "<Bits/>", "''B"],
    ["Named", "<Named><j/> <a/></Named>", "{ j, a }"],
    ["Named", "<Named>b a</Named>", "{ a, b }"],
    ["Named", "<Named>1000</Named>", "'1'B"],
    ["Octets", "<Octets>0aFF 5</Octets>", "'0AFF5'H"],
    ["Octets", "<Octets></Octets>", "''H"],
    ["Holder", "<Holder>3003 A00101</Holder>", "'3003A00101'H"],
    ["Holder", "<Holder><Pair><number>1</number></Pair></Holder>", "CONTAINING { number 1 }"],
    ["BitHolder", "<BitHolder>0011 0000 0000 0000</BitHolder>", "'3000'H"],
    [
      "BitHolder",
      "<BitHolder><Numbers><INTEGER>1</INTEGER></Numbers></BitHolder>",
      "CONTAINING { 1 }",
    ],
    // OBJECT IDENTIFIER
    ["Id", "<Id>1.2.840.113549</Id>", "{ 1 2 840 113549 }"],
    ["Id", "<Id> iso.member-body.us(840).5 </Id>", "{ iso member-body us(840) 5 }"],
    ["Branch", "<Branch>8571.a(3)</Branch>", "{ 8571 a(3) }"],
    ["Iri", "<Iri>/ISO/5</Iri>", '"/ISO/5"'],
    // SEQUENCE, SET and CHOICE
    [
      "Pair",
      `<Pair>
        <number>5</number>
        <text> a &amp; b </text>
        <flag><false/></flag><nothing/>
        <inner><number><one/></number></inner>
      </Pair>`,
      '{ number 5, text " a & b ", flag FALSE, nothing NULL, inner { number one } }',
    ],
    ["Bag", "<Bag><b>true</b><a>7</a></Bag>", "{ a 7, b TRUE }"],
    ["Either", "<Either><number>6</number></Either>", "number : 6"],
    ["Either", "<Either><nothing/></Either>", "nothing : NULL"],
    [
      "Either",
      "<Either><either><pair><number>1</number></pair></either></Either>",
      "either : pair : { number 1 }",
    ],
    // SEQUENCE OF and SET OF
    ["Numbers", "<Numbers><INTEGER>1</INTEGER> <INTEGER>-2</INTEGER></Numbers>", "{ 1, -2 }"],
    ["Numbers", "<Numbers/>", "{ }"],
    ["Smalls", "<Smalls><Small>two</Small><Small><one/></Small></Smalls>", "{ two, one }"],
    ["Flags", "<Flags><true/><false/></Flags>", "{ TRUE, FALSE }"],
    ["Nothings", "<Nothings><NULL/><NULL/></Nothings>", "{ NULL, NULL }"],
    ["Colours", "<Colours><red/><green/></Colours>", "{ red, green }"],
    [
      "Eithers",
      "<Eithers><number>1</number><nothing/></Eithers>",
      "{ number : 1, nothing : NULL }",
    ],
    [
      "Lists",
      "<Lists><SEQUENCE_OF><OCTET_STRING>01</OCTET_STRING></SEQUENCE_OF><SEQUENCE_OF/></Lists>",
      "{ { '01'H }, { } }",
    ],
    ["Items", "<Items><item><true/></item><item>false</item></Items>", "{ TRUE, FALSE }"],
    [
      "Pairs",
      "<Pairs><Pair><number>1</number></Pair><M.Pair><number>2</number></M.Pair></Pairs>",
      "{ { number 1 }, { number 2 } }",
    ],
    ["Texts", "<Texts><IA5String>a</IA5String><IA5String/></Texts>", '{ "a", "" }'],
    // Open types, EXTERNAL and the like
    ["Anything", "<Anything><Pair><number>2</number></Pair></Anything>", "Pair : { number 2 }"],
    ["Anything", "<Anything><BIT_STRING>1</BIT_STRING></Anything>", "BIT STRING : '1'B"],
    [
      "Outside",
      "<Outside><identification><syntax>1.2.3</syntax></identification><data-value>05</data-value></Outside>",
      "{ identification syntax : { 1 2 3 }, data-value '05'H }",
    ],
    [
      "Embedded",
      "<Embedded><identification><fixed/></identification><data-value>0500</data-value></Embedded>",
      "{ identification fixed : NULL, data-value '0500'H }",
    ],
    [
      "Characters",
      "<Characters><identification><transfer-syntax>1.2.3</transfer-syntax></identification><string-value>41</string-value></Characters>",
      "{ identification transfer-syntax : { 1 2 3 }, string-value '41'H }",
    ],
  ])("of %s have the octets of the ordinary notation: %s", (type, xml, ordinary) => {
    const [inXml, expected] = both(type, xml, ordinary);
    expect(inXml).toEqual(expected);
    expect(inXml!.octets).not.toBe("");
  });

  it("of open types are values with their type, or the octets (X.681 14.6)", () => {
    const octets = (xml: string) => (valueV(`v ::= ${xml}${types}`) as { value: Uint8Array }).value;
    const open = (value: string) => octets(`<Open><id>1</id><value>${value}</value></Open>`);
    expect(open("<Pair><number>1</number></Pair>")).toEqual(open("3003 80 0101"));
  });

  it.each([
    "BOOLEAN BMPString CHARACTER_STRING DATE DATE_TIME DURATION EMBEDDED_PDV EXTERNAL GeneralString",
    "GraphicString IA5String INTEGER ISO646String NULL NumericString OBJECT_IDENTIFIER ObjectDescriptor",
    "OCTET_STRING OID_IRI PrintableString REAL RELATIVE_OID RELATIVE_OID_IRI T61String TeletexString TIME",
    "TIME_OF_DAY UniversalString UTCTime UTF8String VideotexString VisibleString GeneralizedTime BIT_STRING",
  ])("may be of a built-in type: %s", (names) => {
    for (const name of names.split(" ")) {
      const built = compileBody(`v ::= <${name}>x</${name}>`.replace(/x(?=<)/, sample(name)));
      expect(built.modules[0]!.values).toHaveLength(1);
    }
  });
});

/** The contents of a value of a built-in type. */
function sample(name: string): string {
  const fixed = "<identification><fixed/></identification>";
  const samples: Record<string, string> = {
    BOOLEAN: "<true/>",
    BIT_STRING: "01",
    CHARACTER_STRING: `${fixed}<string-value/>`,
    EMBEDDED_PDV: `${fixed}<data-value/>`,
    EXTERNAL: "<identification><syntax>1.2</syntax></identification><data-value/>",
    INTEGER: "5",
    NULL: "",
    OBJECT_IDENTIFIER: "1.2",
    OCTET_STRING: "00",
    REAL: "1",
    RELATIVE_OID: "7",
  };
  return samples[name] ?? "5";
}

describe("Text in XML (X.680 12.15)", () => {
  const text = (xml: string, type = "UTF8String") => valueV(`v ::= <${type}>${xml}</${type}>`);

  it("is what is between the tags, white space and hyphens included", () => {
    expect(text(' a\n  "b" -- c > /* d ')).toBe(' a\n  "b" -- c > /* d ');
    expect(text("")).toBe("");
    expect(text("äöü €")).toBe("äöü €");
    expect(text(" 1985-04-12 ", "DATE")).toBe("1985-04-12");
  });

  it("has characters by name and number", () => {
    expect(text("&lt;a&gt; &amp;amp; &#65;&#x1F600;&#9;")).toBe("<a> &amp; A\u{1f600}\t");
  });

  it("has control characters as elements", () => {
    expect(text("a<nul/>b<bel/><esc/><is1/><vt/>")).toBe("a\0b\x07\x1b\x1f\v");
  });

  it.each(["&", "&quot;", "&amp", "&#;", "&#x110000;", "&#xD800;", "&#0;", "&#1;", "& amp;"])(
    "has nothing else behind an ampersand: %s",
    (escape) => {
      expect(bodyError(`v ::=\n<UTF8String>ab${escape}</UTF8String>`)).toMatchObject({
        code: "resolver",
        line: 3,
        column: 15,
        reason: "expected &amp;, &lt;, &gt; or the number of a character, &#65; (X.680 12.15.4)",
        rule: "value of UTF8String (X.680 clause 41)",
      });
    },
  );

  it("has no control characters as they are", () => {
    expect(bodyError("v ::= <UTF8String>a\u0001</UTF8String>").reason).toBe(
      "a control character is written as an element, <nul/> (X.680 12.15.4)",
    );
  });
});

describe("Mistakes in XML", () => {
  it.each([
    ["<A>5", "<A> has no </A>"],
    ["<A><b>5</b>", "<A> has no </A>"],
    ["<A>5</B>", 'expected </A> or another tag, found "</B>"'],
    ["<A><b>5</A></b>", 'expected </b> or another tag, found "</A>"'],
    ["<A>5</A/>", 'expected </A> or another tag, found "</A/>"'],
    ["</A>", 'expected the tag of a type, found "</A>"'],
    ["<A b='c'>5</A>", "expected the tag of a type, found \"<A b='c'>\""],
    ["< A>5</A>", 'expected the tag of a type, found "< A>"'],
    ["<!-- a --><A/>", 'expected the tag of a type, found "<!-- a -->"'],
    ["<A><![CDATA[5]]></A>", 'expected </A> or another tag, found "<![CDATA[5]]>"'],
    ["<A><?b?></A>", 'expected </A> or another tag, found "<?b?>"'],
  ])("are errors of the lexer: %s", (xml, reason) => {
    expect(textError(moduleText(`A ::= INTEGER v ::= ${xml}`))).toMatchObject({
      code: "lexer",
      line: 2,
      reason,
      rule: "value in XML (X.680 16.2)",
    });
  });

  it.each([
    ["<a>5</a>", "expected the name of a type, found <a>"],
    ["<M.N.A>5</M.N.A>", "expected the name of a type, found <M.N.A>"],
    ["<SEQUENCE/>", "<SEQUENCE> does not tell what is in it: the tag has the name of a type"],
    ["<CHOICE/>", "<CHOICE> does not tell what is in it: the tag has the name of a type"],
  ])("are errors where the tag names no type: %s", (xml, reason) => {
    expect(bodyError(`v ::= ${xml}`)).toMatchObject({ code: "parser", line: 2, column: 7, reason });
  });

  it.each([
    ["Flag", "<yes/>", "expected <true/> or <false/>, found <yes/>"],
    ["Flag", "", "expected <true/> or <false/>, found nothing"],
    ["Flag", "<true/><true/>", "expected <true/> or <false/>, found <true>"],
    ["Flag", "<true>x</true>", 'expected <true/>, found "x"'],
    ["Nothing", "NULL", 'expected nothing, found "NULL"'],
    ["Small", "5.0", 'this INTEGER has no number "5.0"'],
    ["Small", "<three/>", "this INTEGER has no number <three/>"],
    ["Colour", "<blue/>", "this ENUMERATED has no item <blue/>"],
    ["Float", "1E400", "a number beyond the range of a REAL"],
    ["Float", "one", 'expected a number, found "one"'],
    ["Float", "<INF/>", "expected a number, found <INF/>"],
    ["Bits", "012", "expected the name of a bit"],
    ["Named", "<a/><c/>", "expected the name of a bit"],
    ["Named", "<a/> b", 'expected an element, found "b"'],
    ["Octets", "0G", 'expected hexadecimal digits, found "G"'],
    ["Octets", "<Pair/>", "expected hexadecimal digits, found <Pair>"],
    ["Holder", "<Numbers/>", "expected <Pair>, found <Numbers>"],
    ["BitHolder", "A0", 'expected binary digits, found "A0"'],
    ["Id", "1..2", 'expected components of an object identifier with dots between them, found ""'],
    [
      "Id",
      "iso(1.2",
      'expected components of an object identifier with dots between them, found "iso(1"',
    ],
    [
      "Id",
      "1.2)",
      'expected components of an object identifier with dots between them, found "2)"',
    ],
    ["Id", "v.2", 'expected components of an object identifier with dots between them, found "v"'],
    [
      "Id",
      "<iso/>",
      "expected components of an object identifier with dots between them, found <iso/>",
    ],
    ["Id", "1", "an object identifier has at least two components"],
    [
      "Branch",
      "iso.2",
      'expected components of an object identifier with dots between them, found "iso"',
    ],
    ["Pair", "<flag>true</flag>", "this value lacks number"],
    ["Pair", "<number>1</number><number>1</number>", "number has two values"],
    ["Pair", "<number>1</number><other/>", "the type has no member other"],
    ["Pair", "5", 'expected an element, found "5"'],
    ["Either", "", "expected an alternative, found nothing"],
    ["Either", "<number>1</number><nothing/>", "expected one alternative, found <nothing>"],
    ["Either", "<other/>", "the type has no member other"],
    ["Numbers", "<Small>1</Small>", "expected <INTEGER>, found <Small>"],
    ["Numbers", "1 2", 'expected an element, found "1 2"'],
    ["Nothings", "<nothing/>", "expected <NULL>, found <nothing>"],
    ["Items", "<true/>", "expected <item>, found <true>"],
    ["Pairs", "<SET/>", "expected <Pair>, found <SET>"],
    ["Anything", "<Unknown/>", "this module does not define Unknown"],
    ["Anything", "<SET/>", "<SET> does not tell what is in it: the tag has the name of a type"],
    ["Anything", "<Flag/><Flag/>", "expected one value with its type, found <Flag>"],
  ])("are named with their place: a value of %s is not %s", (type, contents, reason) => {
    const body = `v ::=\n<${type}>${contents}</${type}>${types.replaceAll(/\s+/g, " ")}`;
    const error = bodyError(body);
    expect(error).toMatchObject({ file: "m.asn1", line: 3, reason });
    expect(error.excerpt).toContain("^");
  });

  it("numbers and object identifiers are no longer than others may be", () => {
    expect(bodyError(`v ::= <INTEGER>${"9".repeat(5000)}</INTEGER>`).reason).toBe(
      "a number of more than 4935 digits",
    );
    expect(
      bodyError(`v ::= <OBJECT_IDENTIFIER>1.2${".3".repeat(3000)}</OBJECT_IDENTIFIER>`).reason,
    ).toBe("an object identifier of more than 2048 components");
  });

  it("a class has no values", () => {
    const body = "KIND ::= CLASS { &id INTEGER } v ::= <KIND><id>5</id></KIND>";
    expect(bodyError(body)).toMatchObject({ line: 2, column: 38 });
  });

  it("comments in a value are refused by name, but in text", () => {
    for (const comment of ["-- one --", "/* one */"]) {
      expect(bodyError(`v ::= <INTEGER>1 ${comment}</INTEGER>`)).toMatchObject({
        code: "unsupported",
        column: 18,
        reason: "comments in a value in XML are not supported yet",
      });
    }
  });

  it("elements nest 200 deep, and no deeper", () => {
    const nested = (depth: number) =>
      `E ::= CHOICE { e [0] E, n [1] NULL } v ::= <E>${"<e>".repeat(depth - 1)}<n/>${"</e>".repeat(depth - 1)}</E>`;
    expect(valueV(nested(200))).toHaveProperty(["e", "e", "e", "e"]);
    for (const depth of [201, 100_000]) {
      expect(bodyError(nested(depth)).reason).toBe("nested more than 200 deep");
    }
  });

  it("a value of more than 100,000 parts is refused", () => {
    const many = "<INTEGER>1</INTEGER>".repeat(100_001);
    expect(bodyError(`N ::= SEQUENCE OF INTEGER v ::= <N>${many}</N>`).reason).toBe(
      "a value of more than 100000 parts",
    );
  });

  it("bits that are named over and over are set once", () => {
    const named = `<Named>${"j ".repeat(200_000)}</Named>`;
    expect(valueV(`v ::= ${named}${types}`)).toMatchObject({ length: 10 });
  });

  it("tags and escapes without an end take no longer than others", () => {
    for (const hostile of [
      "<A " + " ".repeat(200_000),
      `<A>${"&".repeat(200_000)}</A>`,
      "<A>".repeat(60_000),
    ]) {
      expect(textError(moduleText(`A ::= UTF8String v ::= ${hostile}`)).name).toBe("Asn1Error");
    }
  });
});

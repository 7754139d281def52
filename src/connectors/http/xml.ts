import { XMLParser, XMLValidator } from "fast-xml-parser";
import { mostNested } from "./json-body.js";
import { HttpProblem } from "./problem.js";

/** An element of a parsed document, without comments and processing instructions. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** Names without their prefixes. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text directly within it, references resolved. */
  readonly text: string;
}

type Node = Record<string, unknown>;

/**
 * Parses an XML document. A document type declaration is refused, and so are entities other than the
 * five that XML has without one.
 * @throws HttpProblem 400
 */
export function parseXml(text: string): XmlElement {
  refuseCrowds(text);
  refuseDeclarations(text);
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw bad(`the body is no XML: ${valid.err.msg} (line ${valid.err.line})`);
  let nodes: Node[];
  try {
    nodes = parser().parse(text) as Node[];
  } catch (error) {
    throw bad(`the body is no XML that is accepted: ${(error as Error).message}`);
  }
  const [root] = nodes.filter((node) => !(textName in node)).map(elementOf);
  if (root === undefined) throw bad("the body has no element");
  return root;
}

/** An appointment has about twenty elements. */
const mostMarks = 1000;
/** Characters of a tag. */
const longestTag = 4096;
const mostReferences = 10_000;

/** Refuses what would take long to parse, which is not a document of these systems. Linear in the text. */
function refuseCrowds(text: string): void {
  let marks = 0;
  for (let at = text.indexOf("<"); at !== -1; at = text.indexOf("<", at)) {
    if (++marks > mostMarks) throw bad(`the body has over ${mostMarks} tags`);
    const section = sections.find(([begin]) => text.startsWith(begin, at));
    at = section === undefined ? endOfTag(text, at) : text.indexOf(section[1], at + 4);
    if (at === -1) break;
  }
  let references = 0;
  for (let at = text.indexOf("&"); at !== -1; at = text.indexOf("&", at + 1)) {
    if (++references > mostReferences) throw bad(`the body has over ${mostReferences} references`);
  }
}

function endOfTag(text: string, start: number): number {
  const length = text.slice(start, start + longestTag).indexOf(">");
  if (length !== -1) return start + length;
  throw bad(`the body has a tag of over ${longestTag} characters, or an open one`);
}

/** Only comments and CDATA sections may begin with `<!`; within them everything is text. */
function refuseDeclarations(text: string): void {
  for (let at = text.indexOf("<!"); at !== -1; at = text.indexOf("<!", at)) {
    const [, end] = sections.find(([begin]) => text.startsWith(begin, at)) ?? [];
    if (end === undefined) throw bad("a document type declaration is refused");
    const closed = text.indexOf(end, at + 4);
    if (closed === -1) throw bad(`the body is no XML: ${end} is missing`);
    at = closed + end.length;
  }
}

const sections = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
] as const;

const textName = "#text";
const cdataName = "#cdata";

function parser(): XMLParser {
  return new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    removeNSPrefix: true,
    parseTagValue: false,
    trimValues: false,
    processEntities: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    cdataPropName: cdataName,
    maxNestedTags: mostNested,
  });
}

function elementOf(node: Node): XmlElement {
  const name = Object.keys(node).find((key) => key !== ":@")!;
  const inner = node[name] as Node[];
  const attributes = (node[":@"] ?? {}) as Record<string, string>;
  return {
    name,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => [key, resolve(value)]),
    ),
    children: inner.filter((child) => !(textName in child) && !(cdataName in child)).map(elementOf),
    text: inner.map(textOf).join(""),
  };
}

function textOf(node: Node): string {
  if (cdataName in node) {
    return (node[cdataName] as Node[]).map((part) => String(part[textName])).join("");
  }
  return textName in node ? resolve(String(node[textName])) : "";
}

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

function resolve(text: string): string {
  return text.replace(/&([^;&]*;?)/g, (reference, body: string) => {
    const name = body.slice(0, -1);
    const character = body.endsWith(";") ? (named[name] ?? characterOf(name)) : undefined;
    if (character === undefined) throw bad(`the reference ${reference.slice(0, 20)} is refused`);
    return character;
  });
}

/** The character of `#38` or `#x26`, if XML 1.0 allows it. */
function characterOf(reference: string): string | undefined {
  const match = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(reference);
  if (match === null) return undefined;
  const code = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
  if (code > 0x10_ffff) return undefined;
  const character = String.fromCodePoint(code);
  return xmlText(character) === character ? character : undefined;
}

// oxlint-disable-next-line no-control-regex -- these are what XML excludes
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text with U+FFFD for characters that XML 1.0 does not allow (its production 2). */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(notXml, "\ufffd");
}

/** Text as XML writes it between tags and in attributes. */
export function escapeXml(text: string): string {
  const escapes: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\r": "&#xD;",
  };
  return xmlText(text).replace(/[&<>"\r]/g, (character) => escapes[character]!);
}

function bad(reason: string): HttpProblem {
  return new HttpProblem(400, reason);
}

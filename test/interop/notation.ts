/** What OTP's compiler is given of a module. */
export interface Notation {
  /** The module's name, which OTP wants to be that of the file too. */
  readonly name: string;
  readonly text: string;
  /** How many OPERATION macros have been taken out. */
  readonly operations: number;
}

/**
 * A module as X.680 has it today: without comments, without instances of the OPERATION macro, and
 * with a hyphen for every underscore.
 */
export function notationFor(source: string): Notation {
  let operations = 0;
  const text = withoutComments(source)
    .replace(/^[a-z][\w-]*\s+OPERATION\b[^=]*::=\s*\d+$/gm, () => {
      operations += 1;
      return "";
    })
    .replace(/[A-Za-z]\w*_\w+/g, otpName);
  return { name: nameOf(text), text, operations };
}

/** The name that OTP knows a member, an alternative or an item by. */
export function otpName(name: string): string {
  return name.replaceAll("_", "-");
}

/** `A ::= [APPLICATION 1] CHOICE {` */
const taggedChoice = /^([A-Z][\w-]*) ::= (\[[^\]]*\]) CHOICE \{/gm;

/**
 * Modules in which no tag is IMPLICIT over that of a CHOICE. OTP refuses that, though only an untagged CHOICE has no tag to
 * replace (X.680 31.2.7). `[2] IMPLICIT A`, where A is `[1] CHOICE { .. }`, has the octets of `[2] EXPLICIT CHOICE { .. }`: so the CHOICE
 * gets a name of its own.
 */
export function withoutImplicitChoices(sources: readonly string[]): Notation[] {
  const texts = sources.map(withoutComments);
  const tagged = new Set(
    texts.flatMap((text) => [...text.matchAll(taggedChoice)].map(([, name]) => name!)),
  );
  return texts.map((source) => {
    const used = new Set<string>();
    let text = source
      .replace(taggedChoice, "$1 ::= $2 EXPLICIT $1-Bare\n\n$1-Bare ::= CHOICE {")
      .replace(/(\[[^\]]*\]) IMPLICIT ([A-Z][\w-]*)/g, (all, tag: string, name: string) => {
        if (!tagged.has(name)) return all;
        used.add(name);
        return `${tag} EXPLICIT ${name}-Bare`;
      });
    for (const name of used) {
      if (text.includes(`\n${name} ::= `)) continue;
      text = text.replace(new RegExp(`(?<=IMPORTS[^;]*)\\b${name}\\b`), `${name},\n  ${name}-Bare`);
    }
    return { name: nameOf(text), text, operations: 0 };
  });
}

/** The modules of a file, which may have several, each as it is written. */
export function modulesOf(source: string): Notation[] {
  // Comments must not be searched; blanks keep the places.
  const blank = source.replace(/--[^\n]*/g, (comment) => " ".repeat(comment.length));
  const heads = [...blank.matchAll(/^[ \t]*[A-Z][\w-]*\s*(?:\{[^}]*\}\s*)?DEFINITIONS\b/gm)];
  return heads.map(({ index }, at) => {
    const text = source.slice(index, heads[at + 1]?.index);
    return { name: nameOf(text), text, operations: 0 };
  });
}

function withoutComments(source: string): string {
  return source.replace(/--.*$/gm, "");
}

function nameOf(text: string): string {
  const name = /^\s*([A-Z][\w-]*)/.exec(text)?.[1];
  if (name === undefined) throw new Error("the module does not begin with its name");
  return name;
}

/** Extensions of Asterisk have 79 characters at most. */
export const longestExtension = 79;

/** What may be dialled: no character that means something to Asterisk's channels or in a header. */
const dialable = /^[0-9A-Za-z*#+_.-]+$/;

const classes: Readonly<Record<string, string>> = {
  X: "0123456789",
  Z: "123456789",
  N: "23456789",
};

/**
 * Whether an extension fits a pattern of Asterisk's dialplan: with `_` in front, X is a digit, Z one from 1, N one from 2, `[1-5a]` one of these,
 * `.` one or more characters and `!` any number of them, both at the end only. Without `_` it is the extension itself.
 * @throws RangeError for text that is no pattern.
 */
export function patternOf(text: string): (extension: string) => boolean {
  if (!text.startsWith("_")) {
    if (!dialable.test(text)) throw new RangeError(`${JSON.stringify(text)} is no extension`);
    return (extension) => extension === text;
  }
  const tokens = [...text.slice(1).matchAll(/\[([^\]]+)\]|([0-9A-Za-z*#+.!-])|(.)/gsu)];
  if (tokens.length === 0 || tokens.some(([, , , other]) => other !== undefined)) {
    throw new RangeError(`${JSON.stringify(text)} is no pattern of Asterisk`);
  }
  const last = tokens.at(-1)?.[0];
  const least = last === "!" ? 0 : last === "." ? 1 : undefined;
  const places = (least === undefined ? tokens : tokens.slice(0, -1))
    // Asterisk takes hyphens in patterns for decoration.
    .filter(([token]) => token !== "-")
    .map(([token, range]) => (range === undefined ? oneOf(token) : among(range)));
  if (places.some((place) => place.includes(".") || place.includes("!"))) {
    throw new RangeError(`${JSON.stringify(text)} goes on after its end`);
  }
  return (extension) => {
    const more = extension.length - places.length;
    if (least === undefined ? more !== 0 : more < least) return false;
    return places.every((place, at) => place.includes(extension.charAt(at)));
  };
}

function oneOf(token: string): string {
  return classes[token.toUpperCase()] ?? token;
}

/** The characters of `1-5a`. */
function among(range: string): string {
  return range.replaceAll(/(.)-(.)/gsu, (_, from: string, to: string) => {
    const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)];
    if (first > last || last > 0x7e) throw new RangeError(`[${range}] is no range`);
    return String.fromCharCode(...Array.from({ length: last - first + 1 }, (__, at) => first + at));
  });
}

/**
 * Makes numbers of extensions: `${EXTEN}` stands for the extension, `${EXTEN:2}` for what is left of it without the first two characters.
 * @throws RangeError for another variable.
 */
export function numbering(template: string): (extension: string) => string {
  const variable = /\$\{EXTEN(?::(\d{1,2}))?\}/g;
  if (template.replaceAll(variable, "").includes("$")) {
    throw new RangeError(`${JSON.stringify(template)} has another variable than \${EXTEN}`);
  }
  return (extension) =>
    template.replaceAll(variable, (_, skipped: string = "0") => extension.slice(Number(skipped)));
}

/** A number as it is dialled, without what is there for readers only; undefined for one that cannot be dialled. */
export function dialled(number: string): string | undefined {
  const plain = number.replaceAll(/[\s()/]/g, "");
  return dialable.test(plain) && plain.length <= longestExtension ? plain : undefined;
}

import type { Piece } from "./walk.js";

/** Turns pieces of a dump into lines. */
export interface Writing {
  /** A line without its end; undefined for what has none. */
  line(piece: Piece): string | undefined;
}

/** As dumpasn1 has it: offset, length, and the elements indented by nesting. @param octets Those of the input. */
export function textLines(octets: number): Writing {
  const width = Math.max(String(octets).length, 3);
  const blank = " ".repeat(width * 2 + 1);
  return {
    line(piece) {
      if (piece.kind === "fault") return undefined;
      const indent = "  ".repeat(piece.depth);
      if (piece.kind === "close") return `${blank}: ${indent}  }`;
      const { header, tag, named, value, notes, opens, encapsulates } = piece;
      const offset = String(header.offset).padStart(width);
      const length = (header.length === undefined ? "NDEF" : String(header.length)).padStart(width);
      const words = [
        named.name,
        tag,
        named.base,
        named.type,
        named.operation === undefined ? undefined : `of ${named.operation}`,
        encapsulates ? "encapsulates" : undefined,
        opens ? "{" : value?.text,
        notes.length === 0 ? undefined : `-- ${notes.join("; ")}`,
      ];
      const shown = words.filter((word) => word !== undefined && word !== "").join(" ");
      return `${offset} ${length}: ${indent}${shown}`;
    },
  };
}

/** An object for each element, in a line of its own. */
export const jsonLines: Writing = {
  line(piece) {
    if (piece.kind === "close") return undefined;
    if (piece.kind === "fault") {
      return JSON.stringify({ offset: piece.fault.offset, error: piece.fault.reason });
    }
    const { header, depth, tag, named, value, notes, encapsulates } = piece;
    return JSON.stringify({
      offset: header.offset,
      header: header.contents - header.offset,
      length: header.length ?? null,
      depth,
      tag,
      constructed: header.constructed,
      ...(named.name !== undefined && { name: named.name }),
      ...(named.type !== undefined && { type: named.type }),
      ...(named.operation !== undefined && { operation: named.operation }),
      ...(encapsulates && { encapsulates }),
      ...(value !== undefined && { value: value.json }),
      ...(notes.length > 0 && { notes }),
    });
  },
};

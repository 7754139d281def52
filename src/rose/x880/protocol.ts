import { knownOptions, type Demand, type NamesOf } from "../../codec/internal.js";
import {
  protocol,
  type LinkedConnection,
  type Protocol,
  type RoseProtocol,
} from "../protocol/protocol.js";
import type { AssociationLogin } from "./acse.js";
import { x880Envelope } from "./envelope.js";
import { framed, framingValues, longestFrame, X880Framer, type Framing } from "./tcp-frames.js";
import { X880Link, type AssociationOptions, type PreludeOptions } from "./link.js";

/** How ROSE is transported. */
export interface X880Options {
  /** What stands in front of each message; "length16" by default. */
  readonly framing?: Framing | undefined;
  /** Octets that both sides send before anything else; none by default. */
  readonly prelude?: PreludeOptions | undefined;
  /** The association (X.227) that comes before the first message; none by default. */
  readonly association?: AssociationOptions | undefined;
  /** The code of the one error that operations have; 1 by default, which is universalFailure of CSTA. */
  readonly errorCode?: number | undefined;
}

const octets: Demand = (given) =>
  given instanceof Uint8Array && given.length > 0 ? undefined : "must be octets, at least one";

const optionNames = {
  framing: framingValues,
  prelude: "object",
  association: "object",
  errorCode: "number",
} satisfies NamesOf<X880Options>;

const preludeNames = { client: octets, server: octets } satisfies NamesOf<PreludeOptions>;

const associationNames = {
  versions: "array",
  contextName: "string",
  login: "object",
  check: "function",
} satisfies NamesOf<AssociationOptions>;

const loginNames = { name: "string", password: "string" } satisfies NamesOf<AssociationLogin>;

/** What a protocol over X.880 adds to it. */
interface Additions {
  readonly fallback?: Protocol["fallback"];
  readonly ask?: (connection: LinkedConnection) => Promise<unknown>;
}

const nothing = new Uint8Array(0);

/**
 * Makes a protocol with the envelope of X.880.
 * @param what The function that the program calls, for messages about its options.
 */
export function x880Protocol(
  options: X880Options,
  name: string,
  what: string,
  { fallback, ask }: Additions = {},
): RoseProtocol {
  knownOptions(options, optionNames, what);
  const { framing = "length16", prelude, association, errorCode = 1 } = options;
  knownOptions(prelude, preludeNames, "prelude", "prelude.");
  knownOptions(association, associationNames, "association", "association.");
  knownOptions(association?.login, loginNames, "login", "association.login.");
  const envelope = x880Envelope({ framing, errorCode });
  const link = { framing, prelude, association, envelope, ask };
  return protocol({
    name,
    envelope,
    native: false,
    associates: association !== undefined,
    maxFrameBytes: longestFrame(framing),
    framer: (connection) => {
      const expected = connection.role === "server" ? prelude?.client : prelude?.server;
      return new X880Framer(connection, framing, expected ?? nothing);
    },
    link: (connection) => new X880Link(connection, link),
    framed: (message) => framed(message, framing),
    ...(fallback !== undefined && { fallback }),
  });
}

// A client of LDAP: binds, and searches, with one request at a time.
import { once } from "node:events";
import { createConnection, type Socket } from "node:net";
import {
  LDAPMessage,
  type Filter,
  type LDAPMessageInput,
  type LDAPResult,
  type SearchResultEntry,
} from "./ldap.js";

/** More octets than any message may have. */
const tooMany = 2 ** 24;
/** How long the server may say nothing, in milliseconds. */
const patience = 30_000;

const octets = (text: string): Uint8Array => Buffer.from(text);
const text = (value: Uint8Array): string => Buffer.from(value).toString();

/** An entry that was found: its name, and the values of each attribute. */
export interface Entry {
  readonly name: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** The server has refused a request. */
export class LdapError extends Error {
  override readonly name = "LdapError";
  /** As RFC 4511 has them, in appendix A. */
  readonly code: number;

  constructor({ resultCode, diagnosticMessage }: LDAPResult) {
    super(text(diagnosticMessage) || `the server refuses with code ${resultCode}`);
    this.code = resultCode;
  }
}

/**
 * How many octets the message has that begins here; if too few are there to tell, how many it takes to tell.
 * A tag and a length stand in front of all in BER (X.690 8.1.3); in LDAP the length is always definite.
 */
function lengthOf(start: Uint8Array): number {
  const [tag, first] = start;
  if (tag === undefined || first === undefined) return 2;
  if (tag !== 0x30) throw new Error("the server does not speak LDAP");
  if (first < 0x80) return 2 + first;
  const content = 2 + (first & 0x7f);
  if (content === 2 || content > 6) throw new Error("the server does not speak LDAP");
  if (start.length < content) return content;
  const length = start.subarray(2, content).reduce((sum, octet) => sum * 256 + octet, 0);
  if (length > tooMany) throw new Error("the server sends a message that is too long");
  return content + length;
}

/** The messages that come, however they are cut on their way. */
async function* messagesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<LDAPMessage> {
  let held: Uint8Array[] = [];
  let size = 0;
  let needed = lengthOf(new Uint8Array());
  for await (const piece of source) {
    held.push(piece);
    size += piece.length;
    if (size < needed) continue;
    let rest: Uint8Array = Buffer.concat(held);
    while ((needed = lengthOf(rest)) <= rest.length) {
      yield LDAPMessage.decode(rest.subarray(0, needed));
      rest = rest.subarray(needed);
    }
    held = [rest];
    size = rest.length;
  }
}

/** A connection to a server. */
export class LdapClient {
  private readonly socket: Socket;
  private readonly messages: AsyncGenerator<LDAPMessage>;
  private lastId = 0;

  private constructor(socket: Socket) {
    this.socket = socket;
    this.messages = messagesOf(socket);
    // Whoever waits for an answer is told.
    socket.on("error", () => undefined);
    socket.setTimeout(patience, () => socket.destroy(new Error("the server says nothing")));
  }

  static async connect(host: string, port: number): Promise<LdapClient> {
    const socket = createConnection({ host, port });
    await once(socket, "connect");
    return new LdapClient(socket);
  }

  /** Says who one is, with a password. */
  async bind(name: string, password: string): Promise<void> {
    const id = this.send({
      bindRequest: {
        version: 3,
        name: octets(name),
        authentication: { simple: octets(password) },
      },
    });
    const { bindResponse } = await this.answer(id);
    if (bindResponse === undefined) throw new Error("that is no answer to a bind");
    if (bindResponse.resultCode !== 0) throw new LdapError(bindResponse);
  }

  /** The entries below a name that the filter lets through; without names of attributes, with all of them. */
  async *search(
    base: string,
    filter: Filter,
    attributes: readonly string[] = [],
  ): AsyncGenerator<Entry> {
    const id = this.send({
      searchRequest: {
        baseObject: octets(base),
        scope: 2, // wholeSubtree
        derefAliases: 0, // neverDerefAliases
        sizeLimit: 1000,
        timeLimit: 10,
        typesOnly: false,
        filter,
        attributes: attributes.map(octets),
      },
    });
    while (true) {
      const { searchResEntry, searchResDone } = await this.answer(id);
      if (searchResEntry !== undefined) yield entryOf(searchResEntry);
      if (searchResDone === undefined) continue;
      if (searchResDone.resultCode !== 0) throw new LdapError(searchResDone);
      return;
    }
  }

  /** Takes leave: there is no answer to that. */
  close(): void {
    this.send({ unbindRequest: null });
    this.socket.end();
  }

  private send(protocolOp: LDAPMessageInput["protocolOp"]): number {
    const messageID = ++this.lastId;
    this.socket.write(LDAPMessage.encode({ messageID, protocolOp }));
    return messageID;
  }

  /** The next answer to a request. Those to earlier ones are left out, as of a search whose end nobody has waited for. */
  private async answer(id: number): Promise<LDAPMessage["protocolOp"]> {
    while (true) {
      const next = await this.messages.next();
      if (next.done === true) throw new Error("the server has closed the connection");
      const { messageID, protocolOp } = next.value;
      if (messageID === id) return protocolOp;
      // With id 0 the server tells why it is about to hang up (RFC 4511 4.4.1).
      if (messageID === 0 && protocolOp.extendedResp) throw new LdapError(protocolOp.extendedResp);
    }
  }
}

function entryOf({ objectName, attributes }: SearchResultEntry): Entry {
  return {
    name: text(objectName),
    attributes: Object.fromEntries(
      attributes.map(({ type, vals }) => [text(type), vals.map(text)]),
    ),
  };
}

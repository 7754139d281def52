import { describe, expect, it } from "vitest";
import {
  beginningOf,
  misdirected,
  misdirectedHandshake,
  type Beginning,
  type Spoken,
} from "../../../src/rose/message/first-octets.js";
import { hex } from "../support/bytes.js";
import { roseVectors } from "../support/vectors.js";

const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");

/** What programs really begin with. */
const greetings: readonly (readonly [Beginning, Uint8Array])[] = [
  ["TLS", hex("16 0301 00f8 01 0000f4 0303 5f1c0a")],
  ["TLS", hex("16 0303 0040 01 00003c 0303")],
  ["TLS", hex("160301")],
  ["an alert of TLS", hex("15 0301 0002 0246")],
  ["an alert of TLS", hex("15 0303 0002 0228")],
  ["HTTP", latin1("GET / HTTP/1.1\r\nHost: x\r\n\r\n")],
  ["HTTP", latin1("POST /ws/client/createsession HTTP/1.1\r\n")],
  ["HTTP", latin1("HEAD / HTTP/1.0\r\n\r\n")],
  ["HTTP", latin1("PROPFIND /dav/ HTTP/1.1\r\n")],
  ["HTTP", latin1("GET http://x/ HTTP/1.1\r\n")],
  ["HTTP", latin1("OPTIONS * HTTP/1.1\r\n")],
  ["HTTP", latin1("CONNECT x:443 HTTP/1.1\r\n")],
  ["HTTP/2", latin1("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")],
  ["an answer of HTTP", latin1("HTTP/1.1 400 Bad Request\r\n")],
  ["an answer of HTTP", latin1("HTTP/1.0 200 OK\r\n")],
  ["SSH", latin1("SSH-2.0-OpenSSH_9.6\r\n")],
  ["SIP", latin1("REGISTER sip:example.com SIP/2.0\r\n")],
  ["SIP", latin1("INVITE sip:bob@example.com SIP/2.0\r\n")],
  ["SIP", latin1("OPTIONS sip:example.com SIP/2.0\r\n")],
  ["SIP", latin1("SUBSCRIBE sips:bob@example.com SIP/2.0\r\n")],
  ["SIP", latin1("SIP/2.0 200 OK\r\n")],
  ["RTSP", latin1("OPTIONS rtsp://x/ RTSP/1.0\r\n")],
  ["RTSP", latin1("OPTIONS * RTSP/1.0\r\n")],
  ["RTSP", latin1("DESCRIBE rtsp://x/ RTSP/1.0\r\n")],
  ["SMTP", latin1("EHLO localhost\r\n")],
  ["the greeting of a server for mail or files", latin1("220 mail.example.com ESMTP\r\n")],
  ["the greeting of a server for mail or files", latin1("220-FTP\r\n")],
  ["the header of a proxy (PROXY)", latin1("PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n")],
  ["the header of a proxy (PROXY)", hex("0d0a0d0a000d0a515549540a 21 11 000c")],
  ["SMB", hex("00000085 ff534d42 72 00000000")],
  ["SMB", hex("000000d4 fe534d42 4000 0000")],
  ["RDP", hex("0300 0013 0e e0 0000 0000 00 01 0008 0003000000")],
  ["JSON without the header of a frame", latin1('{"invoke":{"invokeID":1}}')],
  ["JSON without the header of a frame", latin1('{\r\n  "invoke": {}')],
  ["BER, but not ROSE", hex("300c 020101 6007 020103 0400 8000")], // LDAP, a bind
  ["BER, but not ROSE", hex("3084 0000000c 020101 6007")], // the same from Windows
  ["BER, but not ROSE", hex("3026 020101 0406 7075626c6963")], // SNMP
  ["BER, but not ROSE", hex("3082 0122 020101 0406")],
  ["BER, but not ROSE", hex("6017 a109 0607 04000001")], // an association (ACSE)
  ["BER, but not ROSE", hex("a003 020101")],
  ["BER, but not ROSE", hex("a503 020101")],
  ["BER, but not ROSE", hex("a880 8001 02")],
  ["ROSE", hex("a109 020101 0202044f 3000")],
  ["ROSE", hex("a181 85 020101 0202044f")],
  ["ROSE", hex("a182 0105 020101 0202044f")],
  ["ROSE", hex("a180 020101 0202044f")],
  ["ROSE", hex("a20a 020101 3005 020100 3000")],
  ["ROSE", hex("a306 020101 020101")],
  ["ROSE", hex("a405 0500 810101")],
  ["ROSE in JSON", latin1('J0000013{"invoke":{}}')],
];

/** Octets that begin nothing known. */
const others: readonly Uint8Array[] = [
  hex(""),
  hex("deadbeef"),
  hex("16 0201 0000"), // a version that TLS never had
  hex("16 03"),
  hex("a1 00"),
  hex("a1 85 01 00000000"),
  hex("a1 06 040101"),
  hex("a0 03 020301"), // more within than without
  hex("30 05 0c0131"),
  hex("0000000000000000"),
  hex("0300 0013 0e d0"),
  latin1("hello\r\n"),
  latin1("GET"),
  latin1("get / HTTP/1.1"),
  latin1("0512\r\n"),
  latin1("{1"),
  latin1("J12a4567"),
  latin1("\r\n\r\n"),
  latin1("a bee sees the sea"),
  latin1("PROXYING"),
];

describe("the first octets of a connection", () => {
  it.each(greetings.map(([name, octets]) => [name, Buffer.from(octets).toString("hex"), octets]))(
    "tell that it is %s: %s",
    (name, _, octets) => {
      expect(beginningOf(octets as Uint8Array)).toBe(name);
    },
  );

  it.each(others.map((octets) => [Buffer.from(octets).toString("hex"), octets] as const))(
    "tell nothing if they belong to nothing known: %s",
    (_, octets) => {
      expect(beginningOf(octets)).toBeUndefined();
      for (const port of ["rose", "rose-tls", "http", "https"] as const) {
        expect(misdirected(octets, port)).toBeUndefined();
      }
    },
  );

  it("are those of ROSE in each message that the vendor's runtime has written", () => {
    expect(roseVectors.length).toBeGreaterThan(0);
    for (const { berHex } of roseVectors) expect(beginningOf(hex(berHex))).toBe("ROSE");
  });

  it("are no more than sixteen, whatever follows", () => {
    for (const [name, octets] of greetings) {
      const first = octets.subarray(0, 16);
      const long = Buffer.concat([first, Buffer.alloc(1 << 20, 0x0a)]);
      expect(beginningOf(first)).toBe(name);
      if (octets.length >= 16) expect(beginningOf(long)).toBe(name);
    }
  });

  it("never make it throw, wherever they end and whatever is changed in them", () => {
    const changed = (): void => {
      for (const [, octets] of greetings) {
        for (let end = 0; end <= octets.length; end++) beginningOf(octets.subarray(0, end));
        for (let at = 0; at < Math.min(octets.length, 16); at++) {
          const copy = Uint8Array.from(octets);
          for (let octet = 0; octet < 256; octet++) {
            copy[at] = octet;
            misdirected(copy, "rose-tls");
          }
        }
      }
    };
    expect(changed).not.toThrow();
  });
});

describe("a port", () => {
  const octetsOf = (name: Beginning): Uint8Array => greetings.find(([each]) => each === name)![1];

  it.each<[Spoken, Beginning, string]>([
    ["rose", "TLS", "this looks like TLS: does the client need StartTLS, or the port for TLS?"],
    ["rose", "HTTP", "this looks like HTTP: does the client need the port of the web service?"],
    ["rose", "SSH", "this looks like SSH"],
    [
      "rose",
      "an alert of TLS",
      "this looks like an alert of TLS: is it a port for TLS from the first octet?",
    ],
    [
      "rose",
      "an answer of HTTP",
      "this looks like an answer of HTTP: is it the port of a web service?",
    ],
    [
      "rose-tls",
      "ROSE",
      "this looks like ROSE: does the client have to use TLS from the first octet?",
    ],
    [
      "http",
      "TLS",
      "this looks like TLS: does the client need http: in place of https:, or the port for HTTPS?",
    ],
    ["http", "ROSE", "this looks like ROSE: does the client need the port for ROSE?"],
    ["https", "HTTP", "this looks like HTTP: does the client need https: in place of http:?"],
  ])("for %s says of %s what to look at", (port, name, text) => {
    expect(misdirected(octetsOf(name), port)).toBe(text);
  });

  it.each<Spoken>(["rose", "rose-tls", "http", "https"])(
    "for %s is told of the header of a proxy",
    (port) => {
      const text = "this looks like the header of a proxy (PROXY): no proxy may send one here";
      expect(misdirected(octetsOf("the header of a proxy (PROXY)"), port)).toBe(text);
    },
  );

  it("has nothing to say of what it is for", () => {
    const own: readonly (readonly [Spoken, Beginning])[] = [
      ["rose", "ROSE"],
      ["rose", "ROSE in JSON"],
      ["rose-tls", "TLS"],
      ["rose-tls", "an alert of TLS"],
      ["http", "HTTP"],
      ["https", "TLS"],
    ];
    for (const [port, name] of own) expect(misdirected(octetsOf(name), port)).toBeUndefined();
  });
});

describe("a handshake that has failed", () => {
  const failed = (code: string, port: Spoken): string | undefined =>
    misdirectedHandshake(Object.assign(new Error("x"), { code }), port);

  it("names HTTP if OpenSSL does, and says so if it was no TLS at all", () => {
    const text = "this looks like HTTP: does the client need https: in place of http:?";
    expect(failed("ERR_SSL_HTTP_REQUEST", "https")).toBe(text);
    expect(failed("ERR_SSL_HTTPS_PROXY_REQUEST", "https")).toBe(text);
    expect(failed("ERR_SSL_WRONG_VERSION_NUMBER", "https")).toBe("this does not look like TLS");
  });

  it("says nothing more if it was TLS, or nothing came", () => {
    expect(failed("ERR_SSL_NO_SHARED_CIPHER", "https")).toBeUndefined();
    expect(failed("ECONNRESET", "rose-tls")).toBeUndefined();
    expect(misdirectedHandshake(new Error("x"), "rose-tls")).toBeUndefined();
  });
});

import { describe, expect, test } from "vitest";
import { directUpstream, sharedUpstream } from "../../src/gateway/index.js";

const wrong = (options: unknown): never => options as never;

/** What is given, and the error; `*` stands for the function. */
type Row = readonly [options: unknown, message: string];

// They connect when the first session is opened, and that may be long after the start.
describe("options that there are not, before anything connects", () => {
  const rows: readonly Row[] = [
    [{ prot: 7222 }, 'unknown option "prot" of *: did you mean "port"?'],
    [{ tls: "starttsl" }, 'unknown value "starttsl" of tls: did you mean "starttls"?'],
    [
      { tls: { mode: "direct", servrname: "x" } },
      'unknown option "servrname" of tls: did you mean "servername"?',
    ],
    [
      { limits: { callTimout: 1 } },
      'unknown option "callTimout" of limits: did you mean "callTimeout"?',
    ],
    [{ strictness: "stric" }, 'unknown value "stric" of strictness: did you mean "strict"?'],
    [
      { reconnect: { maxDealy: 1 } },
      'unknown option "maxDealy" of reconnect: did you mean "maxDelay"?',
    ],
    [{ log: 5 }, "log must have a method info"],
    ["localhost", "the options of * must be an object, not of type string"],
  ];

  test.each(rows)("directUpstream refuses %j", (options, message) => {
    const error = new TypeError(message.replace("*", "directUpstream"));
    expect(() => directUpstream(wrong(options))).toThrow(error);
  });

  test.each<Row>([
    ...rows,
    [{ webServise: {} }, 'unknown option "webServise" of *: did you mean "webService"?'],
    [
      { webService: { usr: "x", password: "y" } },
      'unknown option "usr" of webService: did you mean "user"?',
    ],
    [{ webService: { user: "x" } }, "webService needs password"],
    [{ webService: "x" }, "webService must be an object, not of type string"],
    [{ retry: "1s" }, "retry must be a number, not of type string"],
    [{ keepAlive: true }, "keepAlive must be a number, not of type boolean"],
    [undefined, "the options of * must be an object, not undefined"],
  ])("sharedUpstream refuses %j", (options, message) => {
    const error = new TypeError(message.replace("*", "sharedUpstream"));
    expect(() => sharedUpstream(wrong(options))).toThrow(error);
  });

  test.each([directUpstream, sharedUpstream])("%o refuses limits and TLS that cannot be", (of) => {
    expect(() => of({ limits: { maxDepth: -1 } })).toThrow(RangeError);
    expect(() => of({ callTimeout: -1 })).toThrow(RangeError);
    const tls = { mode: "direct", minVersion: "TLSv1.1" } as never;
    expect(() => of({ tls })).toThrow(RangeError);
  });
});

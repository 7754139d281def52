/** By what the bus goes between servers, and what bounds what gathers there. None of it can be changed. */
export const limits = {
  /** Milliseconds between two signs of life of a server. */
  alive: 500,
  /** Milliseconds of silence after which a server is taken for dead. */
  silence: 3_000,
  /** Milliseconds by which a server's own timer is late when it must have been stopped. */
  late: 1_500,
  /** Milliseconds between two reports that something may have been lost. */
  gaps: 200,
  /** Servers that one knows at a time. */
  members: 1_000,
  /** Questions of a server that others have not answered, and of others that it has not answered. */
  questions: 10_000,
  /** Milliseconds until an answer must have come. */
  answer: 10_000,
  /** Octets of the text with which a question is refused. */
  refusal: 1_000,
  /** Octets that a NATS server must allow a message. */
  leastPayload: 2_000,
  /** Octets that NATS has not taken yet; what is more is not sent. */
  unflushed: 16_777_216,
  /** Octets after which it is asked whether it has taken them. */
  flush: 1_048_576,
  /** Milliseconds between two pings; the second one without an answer ends the connection with NATS. */
  ping: 2_000,
  /** Milliseconds that connecting with a NATS server may take. */
  connecting: 3_000,
  /** Milliseconds after which the loss of a connection with NATS does not count as a failure to connect. */
  lasting: 5_000,
  /** Milliseconds between two attempts to connect, at first. */
  shortestWait: 100,
  /** Milliseconds between two attempts to connect, later. */
  longestWait: 2_000,
  /** Milliseconds for what is on its way when a server leaves. */
  closing: 1_000,
} as const;

import { Socket } from "node:net";
import { connect, createServer } from "../../src/rose/index.js";
import { same } from "../cases/compare.js";
import type { ProbeCase } from "../cases/case.js";
import type { Result } from "../result.js";
import { answerOf, argument, operations } from "../rpc/wire.js";

/** Whether the engine hands the octets of an OCTET STRING to the socket as they are. */
export const copyProbes: ProbeCase[] = [
  {
    kind: "probe",
    group: "payload copied on its way to the socket",
    subjects: ["M5"],
    async measure(): Promise<Result[]> {
      const { binData } = answerOf("M5") as { binData: Uint8Array };
      const handed = await handedOn(binData.buffer);
      return [
        {
          group: "payload copied on its way to the socket",
          subject: "M5",
          unit: "B",
          better: "less",
          take: "best",
          samples: [binData.length - handed],
        },
      ];
    },
  },
];

/** Octets of this buffer that reach a socket while one M5 is sent. */
async function handedOn(memory: ArrayBufferLike): Promise<number> {
  const { write } = Socket.prototype;
  let handed = 0;
  Socket.prototype.write = function watched(this: Socket, ...args: any[]): boolean {
    const [chunk] = args;
    if (chunk instanceof Uint8Array && chunk.buffer === memory) handed += chunk.length;
    return Reflect.apply(write, this, args) as boolean;
  };
  try {
    await using server = createServer();
    server.handle(operations.M5, () => answerOf("M5"));
    const { port } = await server.listen({ port: 0 });
    await using client = await connect({ host: "127.0.0.1", port });
    same(await client.invoke(operations.M5, argument), answerOf("M5"), "M5");
  } finally {
    Socket.prototype.write = write;
  }
  return handed;
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Effort, ProbeCase } from "../cases/case.js";
import { Child } from "../children.js";
import type { Result } from "../result.js";
import type { LongMessage, Ports, Sending } from "./long-messages-worker.js";

const messages: readonly LongMessage[] = [
  "9,000 contacts",
  "28,000 empty contacts",
  "49,000 tags",
  "1,500 contacts in JSON",
  "75,000 tags over HTTP",
];

export const longMessagesGroup =
  "server: longest turn of the event loop for a message of up to 4 MiB";

/** A message for a server that has never had its like, and the same again. */
export const longMessagesSubjects: readonly string[] = messages.flatMap((message) => [
  `${message}, the first`,
  `${message}, again`,
]);

/** How long one message holds the event loop of a server, each in a process of its own. */
export const longMessagesProbes: ProbeCase[] = [
  {
    kind: "probe",
    group: longMessagesGroup,
    subjects: [...longMessagesSubjects],
    async measure(effort, subjects) {
      const results: Result[] = [];
      for (const message of messages) results.push(...(await measured(message, effort)));
      return results.filter(({ subject }) => subjects.includes(subject));
    },
  },
];

async function measured(message: LongMessage, { smoke }: Effort): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-bench-"));
  await using server = new Child("server/long-messages-worker");
  await using client = new Child("server/long-messages-worker");
  try {
    const ports = await server.ask<Ports>("serve", { location: join(folder, "data"), users: 1 });
    const sending: Sending = { ports, message, part: smoke ? 0.01 : 1 };
    const turn = async (): Promise<number> => {
      await server.ask("longestTurn");
      await client.ask("send", sending);
      return server.ask<number>("longestTurn");
    };
    const first = await turn();
    const again = [await turn(), await turn(), await turn()];
    const fixed = { group: longMessagesGroup, unit: "ms", better: "less", take: "best" } as const;
    return [
      { ...fixed, subject: `${message}, the first`, samples: [first] },
      { ...fixed, subject: `${message}, again`, samples: again },
    ];
  } finally {
    await client.stop();
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

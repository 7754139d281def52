import { setTimeout as delay } from "node:timers/promises";
import type { Node, Office } from "./office.js";
import type { Program } from "./programs.js";

/** Something that goes wrong for a while. */
export interface Fault {
  readonly name: string;
  /** Lets it happen, and mends what does not mend itself. @param time How long it lasts, in milliseconds. */
  run(time: number): Promise<void>;
}

/** A fault by chance, the same for the same numbers. */
export function faultOf({ nodes, nats, database }: Office, random: () => number): Fault {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const node = pick(nodes);
  const server = pick(nats);
  const weather = { delay: Math.floor(random() * 80), pieces: 1 + Math.floor(random() * 40) };
  const linksOf = ({ toDatabase, toNats }: Node) => [toDatabase, ...toNats];
  return pick<Fault>([
    killed(node.program),
    killed(node.program),
    stopped(node.program),
    {
      name: `${node.program.name} is told to end`,
      run: async (time) => {
        await node.program.signal("SIGTERM");
        await delay(time / 4);
        node.program.start();
      },
    },
    killed(server),
    stopped(server),
    {
      name: "all NATS servers are killed",
      run: async (time) => {
        for (const one of nats) await one.signal("SIGKILL");
        await delay(time);
        for (const one of nats) one.start();
      },
    },
    {
      name: "PostgreSQL crashes",
      run: async (time) => {
        await database.signal("SIGQUIT");
        await delay(time / 4);
        database.start();
      },
    },
    {
      name: `${node.program.name} is cut off from NATS`,
      run: async (time) => {
        for (const link of node.toNats) link.cut();
        await delay(time);
        for (const link of node.toNats) link.mend();
      },
    },
    {
      name: `${node.program.name} is cut off from PostgreSQL`,
      run: async (time) => {
        node.toDatabase.cut();
        await delay(time);
        node.toDatabase.mend();
      },
    },
    {
      name: `${node.program.name} is cut off from everything`,
      run: async (time) => {
        for (const link of linksOf(node)) link.cut();
        await delay(time);
        for (const link of linksOf(node)) link.mend();
      },
    },
    {
      name: `${node.program.name} has slow links that deliver in pieces of ${weather.pieces}`,
      run: async (time) => {
        for (const link of linksOf(node)) link.weather = weather;
        await delay(time);
        for (const link of linksOf(node)) link.mend();
      },
    },
  ]);
}

function killed(program: Program): Fault {
  return {
    name: `${program.name} is killed`,
    run: async (time) => {
      await program.signal("SIGKILL");
      await delay(time / 4);
      program.start();
    },
  };
}

function stopped(program: Program): Fault {
  return {
    name: `${program.name} is stopped`,
    run: async (time) => {
      await program.signal("SIGSTOP");
      await delay(time);
      await program.signal("SIGCONT");
    },
  };
}

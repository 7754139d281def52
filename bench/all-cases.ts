import { codecCases } from "./cases/codec.js";
import { encodeIntoCases } from "./cases/encode-into.js";
import { linearCases } from "./cases/linear.js";
import { viewCases } from "./cases/views.js";
import { broadcastProbes } from "./probes/broadcast.js";
import { copyProbes } from "./probes/copies.js";
import { garbageProbes } from "./probes/garbage.js";
import { memoryProbes } from "./probes/memory.js";
import { startProbes } from "./probes/start.js";
import { rpcCases } from "./rpc/cases.js";
import { idOf } from "./result.js";
import type { Case } from "./runner.js";

/** Every case of the suite, in the order in which they are measured. */
export function allCases(): Case[] {
  return [
    ...codecCases(),
    ...encodeIntoCases(),
    ...viewCases(),
    ...linearCases(),
    ...garbageProbes,
    ...startProbes,
    ...copyProbes,
    ...memoryProbes,
    ...broadcastProbes,
    ...rpcCases(),
  ];
}

/** The ids of a case: one for a codec case, one for each subject of a probe. */
export function idsOf(member: Case): string[] {
  if (member.kind === "codec") return [idOf(member)];
  return member.subjects.map((subject) => idOf({ group: member.group, subject }));
}

/** The cases, and of probes the subjects, whose id contains the text or matches `/expression/`. */
export function filtered(cases: readonly Case[], filter: string | undefined): Case[] {
  if (filter === undefined) return [...cases];
  const expression = /^\/(.+)\/$/.exec(filter)?.[1];
  const pattern = expression === undefined ? undefined : new RegExp(expression);
  const matches = (id: string): boolean => pattern?.test(id) ?? id.includes(filter);
  return cases.flatMap((member): Case[] => {
    if (member.kind === "codec") return matches(idOf(member)) ? [member] : [];
    const { group } = member;
    const subjects = member.subjects.filter((subject) => matches(idOf({ group, subject })));
    return subjects.length === 0 ? [] : [{ ...member, subjects }];
  });
}

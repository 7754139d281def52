import { codecCases } from "./cases/codec.js";
import { encodeIntoCases } from "./cases/encode-into.js";
import { limitCases, variedLimitCases } from "./cases/limits.js";
import { linearCases } from "./cases/linear.js";
import { openTypeCases } from "./cases/open-types.js";
import { viewCases } from "./cases/views.js";
import { foreignCases } from "./foreign/cases.js";
import { m2p, m6, messages, varied } from "./messages/index.js";
import { nearPeers } from "./peers/index.js";
import { broadcastProbes } from "./probes/broadcast.js";
import { compileProbes } from "./probes/compile.js";
import { copyProbes } from "./probes/copies.js";
import { crowdProbes } from "./probes/crowd.js";
import { garbageProbes } from "./probes/garbage.js";
import { manyTypesProbes } from "./probes/many-types.js";
import { memoryProbes } from "./probes/memory.js";
import { startProbes } from "./probes/start.js";
import { tlsProbes } from "./probes/tls.js";
import { rpcCases } from "./rpc/cases.js";
import { serverProbes } from "./server/cases.js";
import { callProbes } from "./server/calls.js";
import { chatProbes } from "./server/chat.js";
import { directoryProbes } from "./server/directory.js";
import { enduranceProbes } from "./server/endurance.js";
import { journalProbes } from "./server/journal.js";
import { nodesProbes } from "./server/nodes.js";
import { longMessagesProbes } from "./server/long-messages.js";
import { replicationProbes } from "./server/replication.js";
import { idOf } from "./result.js";
import type { Case } from "./runner.js";

/**
 * Every case of the suite, in the order in which they are measured. What varies comes behind the other
 * messages: the many shapes of its objects stay with the call sites that have seen them.
 */
export function allCases(): Case[] {
  // The invoke of M6 is written into a buffer that is there already in any case.
  const open = messages.filter((message) => message !== m6);
  return [
    ...codecCases(messages),
    ...foreignCases(messages),
    ...limitCases(),
    ...encodeIntoCases(open),
    ...viewCases(),
    ...openTypeCases(),
    ...linearCases(),
    ...codecCases([m2p]),
    ...foreignCases([m2p]),
    ...codecCases(
      [...varied.values()].filter((message) => message !== m2p),
      nearPeers,
    ),
    ...variedLimitCases(),
    ...encodeIntoCases([m2p]),
    ...manyTypesProbes,
    ...garbageProbes,
    ...startProbes,
    ...compileProbes,
    ...copyProbes,
    ...memoryProbes,
    ...broadcastProbes,
    ...crowdProbes,
    ...rpcCases(),
    ...tlsProbes,
    ...serverProbes,
    ...callProbes,
    ...chatProbes,
    ...journalProbes,
    ...directoryProbes,
    ...replicationProbes,
    ...longMessagesProbes,
    ...enduranceProbes,
    ...nodesProbes,
  ];
}

/** The ids of a case: one for each subject of a probe, one for any other case. */
export function idsOf(member: Case): string[] {
  if (member.kind !== "probe") return [idOf(member)];
  return member.subjects.map((subject) => idOf({ group: member.group, subject }));
}

/** The cases, and of probes the subjects, whose id contains the text or matches `/expression/`. */
export function filtered(cases: readonly Case[], filter: string | undefined): Case[] {
  if (filter === undefined) return [...cases];
  const expression = /^\/(.+)\/$/.exec(filter)?.[1];
  const pattern = expression === undefined ? undefined : new RegExp(expression);
  const matches = (id: string): boolean => pattern?.test(id) ?? id.includes(filter);
  return cases.flatMap((member): Case[] => {
    if (member.kind !== "probe") return matches(idOf(member)) ? [member] : [];
    const { group } = member;
    const subjects = member.subjects.filter((subject) => matches(idOf({ group, subject })));
    return subjects.length === 0 ? [] : [{ ...member, subjects }];
  });
}

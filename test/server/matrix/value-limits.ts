import { limits as transferLimits } from "../../../src/server/modules/binary-transfer/limits.js";
import { limits as chatLimits } from "../../../src/server/modules/chat/limits.js";
import { replicationLimits } from "../../../src/server/modules/um-replicator/limits.js";
import { textLimits } from "../../../src/server/text-limits.js";
import type { RouteInfo } from "../../../src/server/kernel/index.js";
import { lengthsOf, type LengthKind, type Measured } from "./lengths.js";
import type { Question, Questions } from "./questions.js";

/** How long a member may be. */
export interface ValueLimit {
  readonly route: RouteInfo;
  readonly path: string;
  readonly kind: LengthKind;
  readonly most: number;
  /** What comes of one more. */
  readonly outcome: string;
}

/** Over what any member may have. */
const tooLong: Readonly<Record<LengthKind, number>> = {
  characters: 400_000,
  octets: 400_000,
  elements: 11_000,
};

/** The limits that are in use, and round numbers, in their order. */
const usual: readonly number[] = [
  ...new Set([
    ...[textLimits, chatLimits, transferLimits, replicationLimits].flatMap((all) =>
      Object.values(all as Readonly<Record<string, number>>),
    ),
    ...Array.from({ length: 17 }, (_, power) => 2 ** (power + 2)),
    ...[10, 20, 36, 50, 100, 200, 250, 255, 500, 1_000, 2_000, 5_000, 10_000],
  ]),
].toSorted((a, b) => a - b);

/** The limits of the members of an operation's argument that have one of their own. */
export async function limitsOf(questions: Questions, route: RouteInfo): Promise<ValueLimit[]> {
  const question = await questions.about(route);
  const found: ValueLimit[] = [];
  for (const member of lengthsOf(route.operation.argument, questions.values, question.usual)) {
    const limit = await limitOf(questions, question, member);
    if (limit !== undefined) found.push({ route, path: member.path, kind: member.kind, ...limit });
  }
  await questions.database.restore();
  return found;
}

/** The greatest length with which something else comes of it than of one that is too long; undefined if that is not a limit of its own. */
async function limitOf(
  questions: Questions,
  question: Question,
  { path, kind, of }: Measured,
): Promise<Pick<ValueLimit, "most" | "outcome"> | undefined> {
  const { database } = questions;
  const outcomeOf = async (length: number): Promise<string | undefined> => {
    await database.restore();
    return await questions.try(question, `${path} of ${length} ${kind}`, of(length));
  };
  const outcome = await outcomeOf(tooLong[kind]);
  if (outcome === undefined || !/^(error|result) /.test(outcome)) return undefined;
  if ((await outcomeOf(1)) === outcome) return undefined;
  const isOver = async (length: number): Promise<boolean> => (await outcomeOf(length)) === outcome;
  const known = usual.filter((length) => length > 1 && length < tooLong[kind]);
  // The last that is not over, and the first that is.
  const first = await firstWhere(known.length, (at) => isOver(known[at] as number));
  const most = known[first - 1];
  // That there are two of the same is something else.
  if (most === undefined) return undefined;
  // Otherwise it is what it is part of that is too long.
  if (!(await isOver(most + 1))) return undefined;
  if (!(await database.isAsKept())) {
    questions.found.push(
      `${question.route.operation.name}${path} of ${most + 1} changes something`,
    );
  }
  return { most, outcome };
}

/** The first of a number of places where something is so that is so from there on. */
async function firstWhere(count: number, isSo: (at: number) => Promise<boolean>): Promise<number> {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (await isSo(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

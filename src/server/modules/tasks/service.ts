import { randomUUID } from "node:crypto";
import { isNoTime, noTime } from "../../../codec/index.js";
import {
  AsnNetDatabaseTask,
  AsnTaskDelegationState,
  AsnTaskPriority,
  AsnTaskPrivacy,
  AsnTaskState,
} from "../../../modules/tasks/tasks.js";
import type { Unit } from "../../database/index.js";
import {
  invalid,
  RequestError,
  RequestErrorDetail,
  type PrincipalUser,
} from "../../kernel/index.js";
import * as store from "./store.js";

// Units of other modules are accepted too, and their types do not include these tables.
type Tables = Unit<any>;
type Owner = Pick<PrincipalUser, "id" | "name">;

/** How many tasks a user may have. */
export interface TaskLimits {
  /** Tasks; 10,000 by default. */
  readonly maxTasks?: number;
  /** Octets of all tasks; 4 MiB by default. */
  readonly maxTaskBytes?: number;
}

/** Octets of one task. */
const largestTask = 256 * 1024;

const { done } = AsnTaskState.values;

/** The values that the manual gives for these members (lines 48811-48863). */
const known = {
  eState: new Set<number>(Object.values(AsnTaskState.values)),
  ePriority: new Set<number>(Object.values(AsnTaskPriority.values)),
  ePrivacy: new Set<number>(Object.values(AsnTaskPrivacy.values)),
  eDelegationState: new Set<number>(Object.values(AsnTaskDelegationState.values)),
};

/**
 * The rules of tasks (manual line 48388). Everything is done in the caller's unit; if a method throws, the caller must let that unit fail,
 * so that it is undone.
 */
export class TaskRules {
  readonly maxTasks: number;
  readonly #maxTaskBytes: number;
  readonly #clock: () => Date;

  constructor(
    clock: () => Date,
    { maxTasks = 10_000, maxTaskBytes = 4 * 1024 * 1024 }: TaskLimits = {},
  ) {
    this.#clock = clock;
    this.maxTasks = maxTasks;
    this.#maxTaskBytes = maxTaskBytes;
  }

  /**
   * Adds a task. The server gives its id, creator and time of creation.
   * @returns The task as it is stored.
   * @throws RequestError for a value that the manual does not give, and for too much.
   */
  async add(unit: Tables, owner: Owner, entry: AsnNetDatabaseTask): Promise<AsnNetDatabaseTask> {
    requireKnown(entry, "taskEntry");
    const task = this.#completed(owner, undefined, {
      ...entry,
      u8sTaskID: randomUUID(),
      u8sCreator: owner.name,
      stUTCCreationTime: this.#clock(),
      ...(entry.u8sListOwners.length === 0 && { u8sListOwners: [owner.name] }),
    });
    const row = rowOf(task, "taskEntry");
    await this.#grow(unit, owner, { tasks: 1, octets: row.task.length });
    await store.put(unit, owner.id, [row]);
    return task;
  }

  /**
   * Replaces tasks, of which id, creator and time of creation stay.
   * @returns The tasks as they are stored.
   * @throws RequestError for an unknown task or one that is named twice, a value that the manual does not give, and for too much.
   */
  modify(
    unit: Tables,
    owner: Owner,
    tasks: readonly AsnNetDatabaseTask[],
  ): Promise<AsnNetDatabaseTask[]> {
    const ids = tasks.map(({ u8sTaskID }) => u8sTaskID);
    if (new Set(ids).size < ids.length) throw invalid("listTasks names a task twice");
    for (const [at, task] of tasks.entries()) requireKnown(task, `listTasks[${at}]`);
    return this.#change(unit, owner, ids, (before, at) =>
      this.#completed(owner, before, {
        ...(tasks[at] as AsnNetDatabaseTask),
        u8sCreator: before.u8sCreator,
        stUTCCreationTime: before.stUTCCreationTime,
      }),
    );
  }

  /** Sets the state of tasks. Returns them as they are stored. @throws RequestError for an unknown task or state. */
  setState(
    unit: Tables,
    owner: Owner,
    ids: readonly string[],
    eState: AsnTaskState,
  ): Promise<AsnNetDatabaseTask[]> {
    if (!known.eState.has(eState)) throw invalid("eState is no state");
    return this.#change(unit, owner, [...new Set(ids)], (before) =>
      this.#completed(owner, before, {
        ...before,
        eState,
        stUTCDateCompleted: eState === done ? before.stUTCDateCompleted : noTime,
        u8sCompletedFrom: eState === done ? before.u8sCompletedFrom : "",
      }),
    );
  }

  /** Sets the reminders of tasks. Returns them as they are stored. @throws RequestError for an unknown task. */
  setReminder(
    unit: Tables,
    owner: Owner,
    ids: readonly string[],
    reminder: Pick<AsnNetDatabaseTask, "bReminderActive" | "stUTCReminderTime">,
  ): Promise<AsnNetDatabaseTask[]> {
    return this.#change(unit, owner, [...new Set(ids)], (before) => ({ ...before, ...reminder }));
  }

  /** Removes tasks; returns their ids. @throws RequestError for an unknown task. */
  async remove(unit: Tables, owner: Owner, ids: readonly string[]): Promise<string[]> {
    const distinct = [...new Set(ids)];
    const there = await this.#find(unit, owner, distinct);
    let octets = 0;
    for (const task of there.values()) octets += task.length;
    await store.addTotal(unit, owner.id, { tasks: -distinct.length, octets: -octets });
    await store.remove(unit, owner.id, distinct);
    return distinct;
  }

  /** The encodings of the tasks that are found, one after the other. */
  find(unit: Tables, owner: Owner, search: store.Search): Promise<Uint8Array> {
    return store.find(unit, owner.id, search);
  }

  /** How many tasks are found. */
  count(unit: Tables, owner: Owner, search: store.Search): Promise<number> {
    return store.count(unit, owner.id, search);
  }

  async #change(
    unit: Tables,
    owner: Owner,
    ids: readonly string[],
    changed: (before: AsnNetDatabaseTask, at: number) => AsnNetDatabaseTask,
  ): Promise<AsnNetDatabaseTask[]> {
    const there = await this.#find(unit, owner, ids);
    const tasks: AsnNetDatabaseTask[] = [];
    const rows: store.TaskRow[] = [];
    let octets = 0;
    for (const [at, id] of ids.entries()) {
      const before = there.get(id) as Uint8Array;
      const task = changed(AsnNetDatabaseTask.decode(before), at);
      const row = rowOf(task, `task ${at}`);
      octets += row.task.length - before.length;
      tasks.push(task);
      rows.push(row);
    }
    await this.#grow(unit, owner, { tasks: 0, octets });
    await store.put(unit, owner.id, rows);
    return tasks;
  }

  /** The tasks with these ids. @throws RequestError if there is one that does not exist. */
  async #find(
    unit: Tables,
    { id: owner }: Owner,
    ids: readonly string[],
  ): Promise<Map<string, Uint8Array>> {
    if (ids.length > this.maxTasks) throw tooMuch(`At most ${this.maxTasks} tasks at once`);
    if (!ids.every((id) => uuid.test(id))) throw unknown();
    const there = await store.byIds(unit, owner, ids);
    if (there.size < ids.length) throw unknown();
    return there;
  }

  async #grow(unit: Tables, { id: owner }: Owner, by: store.Total): Promise<void> {
    const { tasks, octets } = await store.addTotal(unit, owner, by);
    if (tasks > this.maxTasks) throw tooMuch(`A user may have at most ${this.maxTasks} tasks`);
    if (octets > this.#maxTaskBytes && by.octets > 0) {
      throw tooMuch(`The tasks of a user may have at most ${this.#maxTaskBytes} octets`);
    }
  }

  /** Notes in a task that is done when and by whom that was, unless that has been said. */
  #completed(
    { name }: Owner,
    before: AsnNetDatabaseTask | undefined,
    task: AsnNetDatabaseTask,
  ): AsnNetDatabaseTask {
    if (task.eState !== done || before?.eState === done) return task;
    const { stUTCDateCompleted: at, u8sCompletedFrom: by } = task;
    return {
      ...task,
      stUTCDateCompleted: isNoTime(at) ? this.#clock() : at,
      u8sCompletedFrom: by === "" ? name : by,
    };
  }
}

/** The form of the ids that the server gives. */
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

function rowOf(task: AsnNetDatabaseTask, path: string): store.TaskRow {
  const { u8sTaskID: taskId, stUTCStartDate: start } = task;
  const octets = AsnNetDatabaseTask.encode(task);
  if (octets.length > largestTask) throw tooMuch(`${path} has over ${largestTask} octets`);
  return {
    taskId,
    starts: isNoTime(start) ? null : start.getTime(),
    state: task.eState,
    privacy: task.ePrivacy,
    delegation: task.eDelegationState,
    task: octets,
  };
}

function requireKnown(task: AsnNetDatabaseTask, path: string): void {
  for (const [name, values] of Object.entries(known) as [keyof typeof known, Set<number>][]) {
    if (values.has(task[name])) continue;
    throw invalid(`${path}.${name} is none of ${[...values].join(", ")}`);
  }
}

function unknown(): RequestError {
  return new RequestError(RequestErrorDetail.notFound, "There is no such task");
}

function tooMuch(reason: string): RequestError {
  return new RequestError(RequestErrorDetail.limitExceeded, reason);
}

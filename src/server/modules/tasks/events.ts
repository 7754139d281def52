import { INTEGER, sequence, type Event } from "../../../codec/index.js";
import { UTF8StringList } from "../../../modules/common/common.js";
import {
  AsnNetDatabaseTaskList,
  asnTaskItemsAdded,
  asnTaskItemsModified,
  asnTaskItemsRemoved,
  asnTasksReload,
  type AsnNetDatabaseTask,
} from "../../../modules/tasks/tasks.js";
import type { Session } from "../../../rose/index.js";
import {
  isAttached,
  outlastsInvoke,
  topic,
  type BareRequest,
  type ModuleContext,
  type Subscriptions,
  type Topic,
} from "../../kernel/index.js";

/** Tasks of a user that are others than before. */
interface TasksChanged {
  readonly owner: number;
  readonly tasks: readonly AsnNetDatabaseTask[];
}

/** Tasks of a user that are no more. */
interface TasksRemoved {
  readonly owner: number;
  readonly ids: readonly string[];
}

/** That a client has to load the tasks of a user again: too many have changed for one event, or what servers tell of them has come in another order. */
const reload: Topic<{ readonly owner: number }> = topic(
  "tasks/reload",
  sequence("TasksReload", () => [["owner", INTEGER]]),
);

type OfOwner = { readonly owner: number };
const ownerOf = ({ owner }: OfOwner): number => owner;
const late = {
  states: "tasks",
  instead: { topic: reload, value: ({ owner }: OfOwner) => ({ owner }) },
};

const tasksChanged = (name: string): Topic<TasksChanged> =>
  topic<TasksChanged>(
    `tasks/${name}`,
    sequence("TasksChanged", () => [
      ["owner", INTEGER],
      ["tasks", AsnNetDatabaseTaskList],
    ]),
    ownerOf,
    late,
  );

const added = tasksChanged("added");
const modified = tasksChanged("modified");

const removed = topic<TasksRemoved>(
  "tasks/removed",
  sequence<TasksRemoved>("TasksRemoved", () => [
    ["owner", INTEGER],
    ["ids", UTF8StringList],
  ]),
  ownerOf,
  late,
);

/** With how many tasks clients are told to load all of them again. */
const mostInEvent = 200;

type Publish = BareRequest["publish"];

/**
 * The events about tasks (manual line 48698). Sessions that have logged on with `iAttachToContact` 1 get those of their user, and so do
 * others once they have called an operation of the module.
 */
export class TaskEvents {
  readonly #all: readonly Subscriptions<number>[];

  constructor({ subscriptions, principals }: ModuleContext<any>) {
    const to = <V extends { readonly owner: number }, A>(
      about: Topic<V>,
      event: Event<A>,
      argument: (value: V) => A,
    ): Subscriptions<number> =>
      subscriptions(about, { key: ({ owner }) => owner, event, argument, most: 1 });
    const listed = ({ tasks }: TasksChanged) => ({ listTasks: [...tasks] });
    this.#all = [
      to(added, asnTaskItemsAdded, listed),
      to(modified, asnTaskItemsModified, listed),
      to(removed, asnTaskItemsRemoved, ({ ids }) => ({ u8slistTaskIDs: [...ids] })),
      to(reload, asnTasksReload, () => ({})),
    ];
    principals.onBegin((session, principal) => {
      if (principal.kind === "user" && isAttached(session)) this.follow(session, principal.user.id);
    });
  }

  /** From now on a session gets the events about the tasks of its user. */
  follow(session: Session, owner: number): void {
    if (!outlastsInvoke(session)) return;
    for (const one of this.#all) one.add(session, owner);
  }

  added(publish: Publish, owner: number, task: AsnNetDatabaseTask): void {
    publish(added, { owner, tasks: [task] });
  }

  modified(publish: Publish, owner: number, tasks: readonly AsnNetDatabaseTask[]): void {
    if (tasks.length === 0) return;
    if (tasks.length > mostInEvent) publish(reload, { owner });
    else publish(modified, { owner, tasks });
  }

  removed(publish: Publish, owner: number, ids: readonly string[]): void {
    if (ids.length > 0) publish(removed, { owner, ids });
  }
}

import type { EncodedList } from "../../../codec/index.js";
import * as Later from "../../../modules/later/tasks/tasks.js";
import * as Operations from "../../../modules/tasks/tasks.js";
import {
  defineModule,
  listRead,
  RequestError,
  user,
  type Module,
  type Request,
  type UserPrincipal,
} from "../../kernel/index.js";
import { userService } from "../users/api.js";
import { TaskEvents } from "./events.js";
import { taskMigrations, type TaskTables } from "./schema.js";
import { flagsOf, searchOf } from "./search.js";
import { TaskRules, type TaskLimits } from "./service.js";

type Asked = Request<TaskTables, UserPrincipal>;

/** The `iErrorDetail` of asnTaskDelegateEntries, which the manual says is not implemented (line 48929). */
const notImplemented = 1;

/** Serves the module Tasks (2120-2127, manual chapter 42), and 2136 and 2137 of version 8. */
export function tasksModule(limits: TaskLimits = {}): Module<TaskTables> {
  return defineModule<TaskTables>({
    name: "tasks",
    needs: [userService],
    migrations: taskMigrations,
    setup(module) {
      const { handle, clock } = module;
      const rules = new TaskRules(clock, limits);
      const events = new TaskEvents(module);
      const search = ({
        bsFlags,
        ...options
      }: Operations.AsnNetDatabaseTaskFindOptions): ReturnType<typeof searchOf> =>
        searchOf(flagsOf(bsFlags), options, rules.maxTasks);
      const laterSearch = ({
        eFlags,
        ...options
      }: Later.AsnNetDatabaseTaskFindOptionsV2): ReturnType<typeof searchOf> =>
        searchOf(eFlags, options, rules.maxTasks);
      /** The caller, whose session gets events about tasks from now on. */
      const ownerOf = ({ session, principal }: Asked): UserPrincipal["user"] => {
        events.follow(session, principal.user.id);
        return principal.user;
      };

      handle(Operations.asnTaskGetEntries, {
        access: user,
        unit: "read",
        large: true,
        async run({ findOptions }, request) {
          const tasks = await rules.find(request.db, ownerOf(request), search(findOptions));
          return { listTasks: listOf(tasks) };
        },
      });
      handle(Later.asnTaskGetEntriesV2, {
        access: user,
        unit: "read",
        large: true,
        async run({ findOptions }, request) {
          const tasks = await rules.find(request.db, ownerOf(request), laterSearch(findOptions));
          return { listTasks: listOf(tasks).toArray().map(later) };
        },
      });
      handle(Operations.asnGetTaskEntryCount, {
        access: user,
        unit: "read",
        run: async ({ findOptions }, request) => ({
          iCount: await rules.count(request.db, ownerOf(request), search(findOptions)),
        }),
      });
      handle(Later.asnTaskGetEntryCount, {
        access: user,
        unit: "read",
        run: async ({ findOptions }, request) => ({
          iCount: await rules.count(request.db, ownerOf(request), laterSearch(findOptions)),
        }),
      });
      handle(Operations.asnTaskAddEntry, {
        access: user,
        async run({ taskEntry }, request) {
          const owner = ownerOf(request);
          const task = await rules.add(request.db, owner, taskEntry);
          events.added(request.publish, owner.id, task);
          return { iResult: 0, u8sAddedTaskID: task.u8sTaskID };
        },
      });
      handle(Operations.asnTaskRemoveEntries, {
        access: user,
        async run({ u8slistTaskID: ids }, request) {
          const owner = ownerOf(request);
          events.removed(request.publish, owner.id, await rules.remove(request.db, owner, ids));
          return { dummy: null };
        },
      });
      handle(Operations.asnTaskModifyEntries, {
        access: user,
        async run({ listTasks }, request) {
          const owner = ownerOf(request);
          const tasks = await rules.modify(request.db, owner, listTasks);
          events.modified(request.publish, owner.id, tasks);
          return { dummy: null };
        },
      });
      handle(Operations.asnTaskSetEntriesState, {
        access: user,
        async run({ eState, u8slistTaskIDs: ids }, request) {
          const owner = ownerOf(request);
          const tasks = await rules.setState(request.db, owner, ids, eState);
          events.modified(request.publish, owner.id, tasks);
          return {};
        },
      });
      handle(Operations.asnTaskSetEntriesReminder, {
        access: user,
        async run({ u8slistTaskIDs: ids, bReminderActive, stReminderTime }, request) {
          const owner = ownerOf(request);
          const reminder = { bReminderActive, stUTCReminderTime: stReminderTime };
          const tasks = await rules.setReminder(request.db, owner, ids, reminder);
          events.modified(request.publish, owner.id, tasks);
          return {};
        },
      });
      handle(Operations.asnTaskDelegateEntries, {
        access: user,
        unit: "none",
        run() {
          throw new RequestError(notImplemented, "Tasks cannot be delegated");
        },
      });
    },
  });
}

function listOf(tasks: Uint8Array): EncodedList<Operations.AsnNetDatabaseTask> {
  return listRead(Operations.AsnNetDatabaseTask, [tasks]);
}

/** A task as version 8 has it: its project has no optional parameters. */
function later({
  projectPinRule,
  ...task
}: Operations.AsnNetDatabaseTask): Later.AsnNetDatabaseTask {
  const { optionalParams: _, ...rule } = projectPinRule;
  return { ...task, projectPinRule: rule };
}

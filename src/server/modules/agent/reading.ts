import { AsnUserStaticRights2 } from "../../../modules/admin/admin.js";
import type { Unit } from "../../database/index.js";
import type { Group, Groups } from "../groups/api.js";
import { directory, directoryScope, type Users } from "../users/api.js";
import type { AgentDirectory, AgentGroup } from "./directory.js";

const agentGroup = AsnUserStaticRights2.values.eUSERRIGHTS2ENABLEAGENTMANAGER;

/** After more changes than this, everything is read again. */
const mostChanges = 200;

/** Puts what has been read into the directory of agents; adds the users whom it concerns. */
type Put = (affected: Set<number>) => void;

/** Reads the groups of agents and their members, again only what has changed. */
export class Reading {
  readonly #agents: AgentDirectory;
  readonly #users: Pick<Users, "profiles">;
  readonly #groups: Pick<Groups, "within">;
  /** The revision of the directory that is known; negative before the first read. */
  #revision = -1;

  constructor(
    agents: AgentDirectory,
    users: Pick<Users, "profiles">,
    groups: Pick<Groups, "within">,
  ) {
    this.#agents = agents;
    this.#users = users;
    this.#groups = groups;
  }

  /** Reads what has changed. The function that is returned puts it in its place, and returns the users whose groups are others. */
  async read(db: Unit<any>): Promise<() => ReadonlySet<number>> {
    const since = await directory.since(
      db,
      directoryScope,
      Math.max(0, this.#revision),
      mostChanges,
    );
    const all = this.#revision < 0 || since.everything;
    const puts = all
      ? await this.#all(db)
      : await this.#some(
          db,
          since.changes.map(({ entry }) => entry),
        );
    return () => {
      const affected = new Set<number>();
      for (const put of puts) put(affected);
      addAll(affected, this.#agents.nameGroups());
      this.#revision = since.revision;
      return affected;
    };
  }

  async #some(db: Unit<any>, entries: readonly string[]): Promise<readonly Put[]> {
    const puts: Put[] = [];
    for (const entry of entries) {
      const [kind, number] = entry.split("/");
      const id = Number(number);
      if (kind === "group") {
        const [group] = await this.#groups.within.groups(db, id);
        puts.push(await this.#group(db, id, group));
      } else if (kind === "user") {
        const uri = (await this.#users.profiles.sipUris(db, [id])).get(id);
        puts.push((affected) => {
          if (this.#agents.setAgent(id, uri)) affected.add(id);
        });
      }
    }
    return puts;
  }

  async #all(db: Unit<any>): Promise<readonly Put[]> {
    const groups = await this.#groups.within.groups(db);
    const found = groups.filter((group) => isForAgents(group));
    const gone = new Set(this.#agents.groups.keys());
    const puts: Put[] = [];
    for (const group of found) {
      gone.delete(group.id);
      puts.push(await this.#group(db, group.id, group));
    }
    for (const id of gone) puts.push(await this.#group(db, id, undefined));
    return puts;
  }

  async #group(db: Unit<any>, id: number, group: Group | undefined): Promise<Put> {
    const agents = this.#agents;
    const addresses =
      group !== undefined && isForAgents(group)
        ? await this.#groups.within.addresses(db, id)
        : undefined;
    if (group === undefined || addresses === undefined) {
      return (affected) => addAll(affected, agents.setGroup(id, undefined, new Map()));
    }
    const { guid, name } = group;
    const known: AgentGroup = { id, guid, name, members: new Set(group.members), ...addresses };
    const uris = await this.#users.profiles.sipUris(db, group.members);
    return (affected) => addAll(affected, agents.setGroup(id, known, uris));
  }
}

function isForAgents({ enabled, second }: Group): boolean {
  return enabled && (second & agentGroup) !== 0;
}

function addAll(to: Set<number>, some: Iterable<number>): void {
  for (const one of some) to.add(one);
}

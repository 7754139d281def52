import type { Operation } from "../../../codec/index.js";
import type { AsnRequestError } from "../../../modules/common/common.js";
import { admin, type ModuleContext } from "../../kernel/index.js";
import type { SettingsFamily } from "./family.js";
import type { ServerRecords } from "./server-records.js";

/**
 * The operations that return and replace the settings of a family, and how their arguments and results hold them.
 * @typeParam T The settings.
 * @typeParam R The result of `get`.
 * @typeParam A The argument of `set`.
 */
export interface FamilyOperations<T, R, A> {
  readonly family: SettingsFamily<T>;
  /** Several if more than one module of the protocol has it. */
  readonly get: readonly Operation<any, R, any>[];
  readonly set: Operation<A, any, any>;
  result(settings: NoInfer<T>): NoInfer<R>;
  settings(argument: NoInfer<A>): NoInfer<T>;
  /** The `iErrorDetail` for those who are no administrators, if the manual gives one. */
  readonly denied?: number;
}

/** Operations whose argument and result are the settings themselves. */
export type WholeFamily<T> = FamilyOperations<T, T, T>;

/** Operations whose argument and result have the settings as their member `settings`. */
export type FamilyInSettings<T> = FamilyOperations<T, { settings: T }, { settings: T }>;

/** For a {@link WholeFamily}. */
export const themselves = {
  result: <T>(settings: T): T => settings,
  settings: <T>(settings: T): T => settings,
};

/** For a {@link FamilyInSettings}. */
export const inSettings = {
  result: <T>(settings: T): { settings: T } => ({ settings }),
  settings: <T>({ settings }: { settings: T }): T => settings,
};

/** Serves settings that administrators read and replace as a whole. */
export function serveFamily<T, R, A>(
  { handle }: Pick<ModuleContext<any>, "handle">,
  records: ServerRecords,
  { family, get, set, result, settings, denied }: FamilyOperations<T, R, A>,
): void {
  records.add(family);
  const common = {
    access: admin,
    // Some of these operations have errors of their own, with the members of AsnRequestError.
    refuse: (iErrorDetail: number, u8sErrorString: string) => ({ iErrorDetail, u8sErrorString }),
    ...(denied !== undefined && { denied }),
  };
  for (const operation of get as readonly Operation<any, any, AsnRequestError>[]) {
    handle(operation, {
      ...common,
      unit: "read",
      run: async (_, { db }) => result(await records.shown(db, family)),
    });
  }
  handle(set as Operation<A, object, AsnRequestError>, {
    ...common,
    async run(argument, unit) {
      await records.set(unit, family, settings(argument));
      return {};
    },
  });
}

import type { AsnMgmtLineEventForAdmin } from "../../../../src/modules/management/management.js";
import {
  defineModule,
  lineService,
  lineTested,
  type LineRules,
  type ModuleContext,
  type ReportedLine,
  type UnitOfWork,
} from "../../../../src/server/index.js";
import type { ModuleStore } from "../stores.js";

/** A server, and what a source of lines does on it. */
export async function withSource(store: ModuleStore) {
  let context: ModuleContext<any> | undefined;
  const source = defineModule({
    name: "source",
    needs: [lineService],
    setup(module) {
      context = module;
    },
  });
  const there = await store.running(undefined, undefined, [source]);
  const change = <R>(work: (rules: LineRules, unit: UnitOfWork<any>) => Promise<R>): Promise<R> =>
    context!.write((unit) => work(context!.get(lineService), unit));
  const report = (lineId: string, rest: Partial<ReportedLine> = {}): Promise<number> =>
    change((rules, unit) =>
      rules.report(unit, { source: "PBX", lineId, uri: `tel:${lineId}@pbx`, ...rest }),
    );
  const publish = (value: AsnMgmtLineEventForAdmin): void => context!.publish(lineTested, value);
  return { there, publish, admin: await there.loggedOn("admin"), change, report };
}

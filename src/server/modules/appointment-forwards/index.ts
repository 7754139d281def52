import { defineModule, type Module } from "../../kernel/index.js";
import { appointments, appointmentsChanged, appointmentsPassed } from "../appointments/api.js";
import { lineForwards, lineServed } from "../cti/api.js";
import { rightsService } from "../rights/api.js";
import { appointmentForwardsChanged, settingService } from "../settings/api.js";
import { appointmentForwardMigrations, type AppointmentForwardTables } from "./schema.js";
import { ForwardSwitching } from "./switching.js";

/**
 * Sets the forwards of lines while appointments run, as users have stored it (General 9006, manual line 1089).
 * @param pause Milliseconds between two looks at all users.
 */
export function appointmentForwardsModule(pause?: number): Module<AppointmentForwardTables, void> {
  return defineModule<AppointmentForwardTables, void>({
    name: "appointment-forwards",
    needs: [lineForwards, appointments, settingService, rightsService],
    migrations: appointmentForwardMigrations,
    setup(module) {
      const forwards = module.get(lineForwards);
      if (!forwards.arePossible) return;
      const switching = new ForwardSwitching({
        module,
        forwards,
        appointments: module.get(appointments),
        settings: module.get(settingService),
        rights: module.get(rightsService),
        ...(pause !== undefined && { pause }),
      });
      for (const changed of [appointmentsChanged, appointmentsPassed, lineServed]) {
        module.on(changed, ({ owner }) => switching.touch(owner));
      }
      module.on(appointmentForwardsChanged, ({ user }) => switching.touch(user));
      module.onOpen(() => switching.open());
      module.onClose(() => switching.close());
    },
  });
}

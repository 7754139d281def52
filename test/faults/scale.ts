/** Whether the tests run at full size (`npm run test:load`), not at one that fits a quick test. */
export const full = process.env["ROSEWIRE_LOAD"] === "full";

/** Whether the attacks run at full size (`npm run test:hostile`), not at one that fits a quick test. */
export const full = process.env["ROSEWIRE_HOSTILE"] === "full";

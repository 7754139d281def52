/** The port that a UCServer listens on. */
export const DEFAULT_PORT = 7222;

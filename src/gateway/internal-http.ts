/** What other rooms of the source need to answer HTTP within the limits of the web service. */
export { Door } from "./http/door.js";

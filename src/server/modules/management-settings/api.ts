export { smsManager } from "./messages.js";
export { noStatus, webServiceConfig } from "./web-services.js";

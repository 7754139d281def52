export { noStatus, webServiceConfig } from "./web-services.js";

export { recordConnections, received, type Received } from "./connections.ts";
export { arrive, inPhase, join, tapJoin, type Person } from "./person.ts";
export { Resident } from "../faults/resident.ts";
export { until } from "./until.ts";
export { startProduct, type Product } from "./product.ts";
export { startServerProcess, type ServerProcess } from "./signaling-process.ts";

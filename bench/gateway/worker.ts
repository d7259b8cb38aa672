import { openSoakGateway } from "./soak-gateway.ts";

const gateway = await openSoakGateway(process.argv[2] ?? "");
gateway.start();
process.send?.("ready");
process.on("SIGTERM", () => void gateway.close().then(() => process.exit(0)));

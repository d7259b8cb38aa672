import { connectRedis } from "@efir/directory";
import { right, skipped, wrong, type Finding } from "./finding.ts";
import type { DoctorTexts } from "./texts.ts";

const LEAST_NODE = 20;

export function checkNode({ node }: DoctorTexts): Finding {
  const { version } = process;
  return Number(/^v(\d+)/.exec(version)?.[1]) >= LEAST_NODE
    ? right(node.right(version))
    : wrong(node.wrong(version), node.how);
}

/** From here; behind docker compose only the services reach it, and /readyz tells of it. */
export async function checkRedis(url: string | null, { redis }: DoctorTexts): Promise<Finding> {
  if (url === null) return skipped(redis.none);
  const connected = await connectRedis(url, () => undefined);
  if (!connected.ok) return wrong(...redis.wrong[connected.error.code]);
  connected.value.disconnect();
  return right(redis.right);
}

import type { LaunchTraces } from "./start-platform.ts";

const SDK_LAUNCH_KEY = "tapps/launchParams";

export function readLaunchTraces(): LaunchTraces {
  const { hash, search } = location;
  return { hash, search, keptByTelegram: hasKept() };
}

function hasKept(): boolean {
  try {
    return sessionStorage.getItem(SDK_LAUNCH_KEY) !== null;
  } catch {
    return false; // forbidden here
  }
}

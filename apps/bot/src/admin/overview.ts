import type { DayOfFigures, Directory, Figures, Trouble } from "@efir/directory";
import type { Gateway, QueueFigures } from "@efir/gateway";

export interface Overview {
  readonly rooms: number;
  readonly people: number;
  readonly day: DayOfFigures;
  readonly queue: QueueFigures;
  readonly troubles: readonly Trouble[];
}

export interface OverviewDeps {
  readonly directory: Pick<Directory, "busyRooms" | "members">;
  readonly figures: Figures;
  readonly gateway: Pick<Gateway, "figures">;
}

/** How it goes, now and today. */
export async function readOverview(deps: OverviewDeps, now: number): Promise<Overview> {
  const { figures, gateway, directory } = deps;
  const [onAir, day, queue, troubles] = await Promise.all([
    countOnAir(directory),
    figures.day(now),
    gateway.figures(),
    figures.troubles(),
  ]);
  return { ...onAir, day, queue, troubles };
}

/** Of everybody, on every instance. A room that has just become empty does not count. */
export async function countOnAir({ busyRooms, members }: OverviewDeps["directory"]) {
  const codes = await busyRooms();
  const counts = await Promise.all(codes.map(async (code) => (await members(code)).length));
  return {
    rooms: counts.filter((count) => count > 0).length,
    people: counts.reduce((sum, count) => sum + count, 0),
  };
}

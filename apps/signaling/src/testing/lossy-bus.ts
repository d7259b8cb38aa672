import type { RoomBus } from "@efir/directory";
import type { InstanceId } from "@efir/protocol";

/** What happens to the next frames of one instance. */
export type Fate = "arrives" | "is lost" | "comes twice";

/** A bus that loses or doubles what one instance says, or hears. */
export function createLossyBus(bus: RoomBus) {
  const fates = { said: "arrives" as Fate, heard: "arrives" as Fate };
  const times = { arrives: 1, "is lost": 0, "comes twice": 2 } as const;
  const lossy: RoomBus = {
    ...bus,
    listen: (instance: InstanceId, heard) =>
      bus.listen(instance, (said) => {
        for (let n = 0; n < times[fates.heard]; n++) heard(said);
      }),
    tell: (to, said) => {
      for (let n = 0; n < times[fates.said]; n++) bus.tell(to, said);
      return true;
    },
  };
  return { bus: lossy, fates };
}

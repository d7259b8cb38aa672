import type { Directory, RoomBus } from "@efir/directory";
import type { InstanceId } from "@efir/protocol";

/** Steps that are waiting to be taken, in lines: what stands in one line keeps its order. */
export interface Steps {
  readonly wait: (line: string, step: () => void) => void;
  /** Takes the step at the head of one of the lines, chosen by a number in [0, 1). False: there is none. */
  readonly take: (choice: number) => boolean;
  /** Takes the step at the head of this line. False: there is none. */
  readonly takeFrom: (line: string) => boolean;
}

export function createSteps(): Steps {
  const lines = new Map<string, (() => void)[]>();

  function takeFrom(name: string): boolean {
    const [step, ...rest] = lines.get(name) ?? [];
    if (rest.length > 0) lines.set(name, rest);
    else lines.delete(name);
    step?.();
    return step !== undefined;
  }

  return {
    wait: (line, step) => void lines.set(line, [...(lines.get(line) ?? []), step]),
    takeFrom,
    take: (choice) => {
      const names = [...lines.keys()];
      return takeFrom(names[Math.floor(choice * names.length)] ?? "");
    },
  };
}

/** A bus on which nothing moves by itself. What one instance says to another keeps its order, and no more. */
export function createSteppedBus(steps: Steps) {
  const listeners = new Map<InstanceId, (said: Buffer) => void>();
  return (from: string): RoomBus => ({
    listen: async (instance, heard) => {
      listeners.set(instance, heard);
      return async () => void listeners.delete(instance);
    },
    tell: (to, said) => {
      steps.wait(`${from} to ${to}`, () => listeners.get(to)?.(said));
      return true;
    },
    close: async () => undefined,
  });
}

/**
 * A directory that is far away: each question, and each answer, arrives when its step is taken, in any
 * order.
 */
export function delayDirectory(directory: Directory, steps: Steps): Directory {
  let calls = 0;
  const step = (line: string) => new Promise<void>((taken) => steps.wait(line, taken));
  const delayed =
    <Asked extends unknown[], Answer>(ask: (...asked: Asked) => Promise<Answer>) =>
    async (...asked: Asked): Promise<Answer> => {
      const call = ++calls;
      await step(`question ${call}`);
      const answer = await ask(...asked);
      await step(`answer ${call}`);
      return answer;
    };
  return {
    ...directory,
    createRoom: delayed(directory.createRoom),
    admit: delayed(directory.admit),
    leave: delayed(directory.leave),
    update: delayed(directory.update),
    members: delayed(directory.members),
  };
}

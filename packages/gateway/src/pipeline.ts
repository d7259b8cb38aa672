import type { Clock } from "@efir/kit";
import { answerMessage, type AnswerDeps } from "./answer/answer-message.ts";
import { afterDelivery } from "./deliver/delivery-status.ts";
import { tryAgain, type Outcome, type Sender } from "./deliver/sender.ts";
import type { Message } from "./message.ts";
import type { Lease, MessageQueue } from "./queue.ts";
import type { Watch } from "./watch.ts";

export interface PipelineDeps extends AnswerDeps {
  readonly queue: MessageQueue;
  readonly senders: Readonly<Record<string, Sender>>;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly watch: Watch;
}

/** A message that was in the hands of so many lost workers is what they were lost to. */
const MOST_TAKES = 5;

/** What happens to a message in its turn: answer it, unless that was done before; deliver; put it away. */
export const handleMessage =
  (deps: PipelineDeps) =>
  async (lease: Lease): Promise<void> => {
    const { queue, watch } = deps;
    if (lease.takes > MOST_TAKES) {
      await conclude(lease, lease.message, { kind: "refused", reason: "gave-up" }, deps);
      return;
    }
    const answered = await answeredMessage(lease.message, deps);
    if (!answered) {
      await conclude(lease, lease.message, tryAgain("not-answered"), deps);
      return;
    }
    // Saved before it is sent: whoever takes over after a crash sends the same words.
    if (lease.message.answer === null && !(await queue.save(lease, answered))) return;
    let outcome = tryAgain("sender-failed");
    try {
      outcome = await deliver(answered, deps);
    } catch (error) {
      watch.troubled("a sender failed", error);
    }
    await conclude(lease, answered, outcome, deps);
  };

async function answeredMessage(message: Message, deps: PipelineDeps): Promise<Message | null> {
  if (message.answer) return message;
  try {
    return { ...message, answer: await answerMessage(message, deps), status: "delivering" };
  } catch (error) {
    deps.watch.troubled("a message could not be answered", error);
    return null;
  }
}

async function deliver(message: Message, { senders }: PipelineDeps): Promise<Outcome> {
  const send = senders[message.platform];
  const { answer } = message;
  if (!send || !answer) return { kind: "refused", reason: "no-sender" };
  return send({ message, answer });
}

// eslint-disable-next-line max-params -- the four things that a conclusion is made of
async function conclude(
  lease: Lease,
  message: Message,
  outcome: Outcome,
  deps: PipelineDeps,
): Promise<void> {
  const { queue, clock, random, watch } = deps;
  const next = afterDelivery(message, outcome, { now: clock.now(), random: random() });
  const isOver = next.status === "delivered" || next.status === "failed";
  const isMine = await (isOver ? queue.settle(lease, next) : queue.postpone(lease, next));
  if (!isMine) return;
  const { platform, reason, acceptedAt } = next;
  if (next.status === "delivered") watch.delivered(platform, (clock.now() - acceptedAt) / 1_000);
  else if (next.status === "failed") watch.died(platform, reason ?? "unknown");
  else if (outcome.kind === "try-again") watch.retried(platform, outcome.reason);
}

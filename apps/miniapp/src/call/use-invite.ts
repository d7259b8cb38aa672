import type { Visit } from "../screens.ts";
import { useTexts } from "../texts/use-texts.ts";

/** Passes the link of the room on. Where it cannot be copied either, `byHand` shows it. */
export function useInvite({ invite, scene }: Visit, title: string, byHand: () => void) {
  const texts = useTexts();
  async function send(): Promise<void> {
    const outcome = await invite({ text: texts.invite.message(title), language: texts.language });
    if (outcome === "copied") scene.tell({ kind: "copied" });
    if (outcome === "failed") byHand();
  }
  return () => void send();
}

import { useState } from "react";
import { Card } from "../ui/card.tsx";
import { ListRow } from "../ui/list-row.tsx";
import { playChime } from "./play-chime.ts";
import type { SoundWords } from "./words.ts";

interface TestSoundProps {
  readonly speakerId: string | null;
  readonly words: SoundWords;
}

/** Is the speaker on, and is it the right one? */
export function TestSound({ speakerId, words }: TestSoundProps) {
  const [failed, setFailed] = useState(false);
  const play = async (): Promise<void> => setFailed(!(await playChime(speakerId)));
  return (
    <Card {...(failed && { note: words.testFailed })}>
      <ListRow
        look="link"
        icon="sound"
        title={words.test}
        data-testid="test-sound"
        onClick={() => void play()}
      />
    </Card>
  );
}

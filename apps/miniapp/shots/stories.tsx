import type { ReactNode } from "react";
import { entryStories } from "./entry-stories.tsx";
import { Parts } from "./parts.tsx";
import { readmeStories } from "./readme-stories.tsx";
import { roomStories } from "./room-stories.tsx";
import { telegramStories } from "./telegram-stories.tsx";
import { troubleStories } from "./trouble-stories.tsx";

export const STORIES = {
  parts: () => <Parts />,
  ...entryStories,
  ...troubleStories,
  ...roomStories,
  ...readmeStories,
  ...telegramStories,
} as const satisfies Record<string, () => ReactNode>;

export const isStoryName = (name: string): name is keyof typeof STORIES => name in STORIES;

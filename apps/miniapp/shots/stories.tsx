import type { ReactNode } from "react";
import { entryStories } from "./entry-stories.tsx";
import { Parts } from "./parts.tsx";
import { troubleStories } from "./trouble-stories.tsx";

export const STORIES = {
  parts: () => <Parts />,
  ...entryStories,
  ...troubleStories,
} as const satisfies Record<string, () => ReactNode>;

export const isStoryName = (name: string): name is keyof typeof STORIES => name in STORIES;

import type { ReactNode } from "react";
import { entryStories } from "./entry-stories.tsx";
import { Parts } from "./parts.tsx";

export const STORIES = {
  parts: () => <Parts />,
  ...entryStories,
} as const satisfies Record<string, () => ReactNode>;

export const isStoryName = (name: string): name is keyof typeof STORIES => name in STORIES;

import { createPart } from "../ui/part.tsx";

/** What nobody needs in the first seconds on air. */
export const PeoplePart = createPart(
  async () => (await import("./people-sheet.tsx")).PeopleSheetContent,
);
export const PersonPart = createPart(
  async () => (await import("./person-sheet.tsx")).PersonSheetContent,
);
export const MovePart = createPart(
  async () => (await import("../move/move-sheet.tsx")).MoveSheetContent,
);
export const ChatPart = createPart(async () => (await import("./chat-panel.tsx")).ChatPanel);
export const SheetsPart = createPart(async () => (await import("./sheets.tsx")).Sheets);
export const VideoPart = createPart(async () => (await import("./video-area.tsx")).VideoArea);

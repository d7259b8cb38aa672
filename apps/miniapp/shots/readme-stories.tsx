import { State } from "@efir/kit";
import { Fragment, type ReactNode } from "react";
import { RoomScreen } from "../src/call/room-screen.tsx";
import { someFacts } from "../src/testing/fake-api.ts";
import { aRoom, type FakeCall } from "../src/testing/fake-call.ts";
import type { Language } from "../src/texts/language.ts";
import { useTexts } from "../src/texts/use-texts.ts";
import { entry } from "./entry-stories.tsx";
import { movingPicture } from "./moving-picture.ts";
import { somePeople } from "./people.ts";
import { changed, roomStory } from "./room-story.ts";

/** Titles and names are people's own words; in the pictures of a README they are of its language. */
interface Cast {
  readonly title: string;
  readonly names: readonly string[];
}

const CASTS: Readonly<Record<Language, Cast>> = {
  en: { title: "Friday call", names: ["Anna", "Ben", "Chloe", "David", "Ella"] },
  ru: { title: "Созвон в пятницу", names: ["Анна", "Борис", "Вера", "Глеб", "Дина"] },
};
const PORTRAIT = [480, 640] as const;

function InItsLanguage({ en, ru }: Readonly<Record<Language, ReactNode>>) {
  useTexts(); // told when the language changes
  const { lang } = document.documentElement;
  return <Fragment key={lang}>{lang === "ru" ? ru : en}</Fragment>;
}

const inEach = (show: (cast: Cast) => ReactNode) => () => (
  <InItsLanguage en={show(CASTS.en)} ru={show(CASTS.ru)} />
);

const cast =
  ({ title, names }: Cast, cameras: number) =>
  (call: FakeCall): void => {
    call.phase.set({ kind: "live", room: aRoom(title) });
    changed((member, n) => ({
      name: names[n] ?? member.name,
      muted: false,
      camera: n < cameras ? movingPicture("", PORTRAIT) : null,
    }))(call);
  };

const room = (cameras: number) =>
  inEach((each) => {
    const people = each.names.length;
    return <RoomScreen visit={roomStory({ people, cameras, set: cast(each, cameras) }).visit} />;
  });

const [self] = somePeople(1);

export const readmeStories = {
  "readme-entry": inEach(({ title, names: [name = "", ...names] }) =>
    entry({
      sight: {
        kind: "found",
        facts: someFacts({ title, names, on_air: names.length }),
      },
      parts: { self: new State(self ? { id: self.id, name, avatar: null } : null) },
    }),
  ),
  "readme-room": room(0),
  "readme-video": room(4),
} as const;

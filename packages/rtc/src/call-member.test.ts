import type { MemberState, SeatId } from "@efir/protocol";
import { expect, it } from "vitest";
import { toCallMembers } from "./call-member.ts";
import type { LinkStatus } from "./link-status.ts";
import type { PictureSlot } from "./pictures.ts";
import type { Roster } from "./roster.ts";
import { member, QUIET, seatOf } from "./testing/people.ts";

/** A stand-in for a stream that says whose picture it is. */
const pictures = {
  get: (owner: SeatId | "self", slot: PictureSlot) => `${owner} ${slot}` as unknown as MediaStream,
};

interface Scene {
  readonly anna?: Partial<MemberState>;
  readonly self?: Partial<MemberState>;
  readonly link?: LinkStatus;
  readonly presence?: "recovering";
  readonly heldBack?: "camera" | "screen";
}

function show({ anna = {}, self = {}, link = "connected", presence, heldBack }: Scene) {
  const [first, second] = toCallMembers({
    roster: [{ ...member("anna", 1, anna), ...(presence && { presence }) }, member("self", 2)],
    own: seatOf("self"),
    ownState: { ...QUIET, ...self },
    linkStatus: () => link,
    pictures,
    line: "fair",
    care: { quality: () => "poor", isHeldBack: (_, slot) => slot === heldBack },
  });
  return { anna: first, self: second };
}

it.each(["connecting", "connected", "recovering", "lost"] as const)(
  "[CM1] the own entry's link is self, another's is as it does: %s",
  (link) => {
    const shown = show({ link });
    expect([shown.anna?.link, shown.self?.link]).toEqual([link, "self"]);
  },
);

it("[CM2] a picture is shown only while its owner says that it is on", () => {
  expect(show({}).anna).toMatchObject({ camera: null, screen: null });
  expect(show({ anna: { camera: "on" } }).anna).toMatchObject({
    camera: "seat-of-anna camera",
    screen: null,
  });
  expect(show({ anna: { screen: "on" } }).anna).toMatchObject({
    camera: null,
    screen: "seat-of-anna screen",
  });
});

it("[CM6] a picture that its owner's line is too weak for is not shown, and the page can say why", () => {
  const both = { camera: "on", screen: "on" } as const;
  expect(show({ anna: both, heldBack: "camera" }).anna).toMatchObject({
    camera: null,
    cameraHeldBack: true,
    screen: "seat-of-anna screen",
  });
  expect(show({ anna: both, heldBack: "screen" }).anna).toMatchObject({
    camera: "seat-of-anna camera",
    cameraHeldBack: false,
    screen: null,
  });
  expect(show({ heldBack: "camera" }).anna?.cameraHeldBack).toBe(false);
});

it("[CM7] each has the quality of its link, and oneself that of the own line", () => {
  const { anna, self } = show({});
  expect([anna?.quality, self?.quality]).toEqual(["poor", "fair"]);
});

it("[CM3] the own entry shows what one knows oneself, for the server does not tell it", () => {
  const { self } = show({ self: { mic: "on", camera: "on", hand: true, level: 2 } });
  expect(self).toMatchObject({
    state: { mic: "on", camera: "on", hand: true, level: 2 },
    camera: "self camera",
    screen: null,
  });
});

it("[CM3] another's state is the server's word", () => {
  expect(show({ anna: { mic: "on" }, self: { mic: "none" } }).anna?.state.mic).toBe("on");
});

it("[CM4] before one has a seat, nobody is oneself", () => {
  const members = toCallMembers({
    roster: [member("anna", 1)],
    own: null,
    ownState: QUIET,
    linkStatus: () => "connecting",
    pictures,
    line: "good",
    care: { quality: () => "good", isHeldBack: () => false },
  });
  expect(members.map(({ name, link }) => [name, link])).toEqual([["anna", "connecting"]]);
});

it.each([
  ["connected", "recovering"],
  ["connecting", "recovering"],
  ["lost", "lost"],
] as const)("[CM5] whoever has no way to the server is recovering: %s", (link, shown) => {
  expect(show({ link, presence: "recovering" }).anna?.link).toBe(shown);
});

it("[CM16] whoever is as before is the same object, and so are all of them together", () => {
  const [anna, boris, self] = [member("anna", 1), member("boris", 2), member("self", 3)];
  const view = (roster: Roster, level: MemberState["level"] = 0) => ({
    roster,
    own: self.seat,
    ownState: { ...QUIET, level },
    linkStatus: () => "connected" as const,
    pictures,
    line: "good" as const,
    care: { quality: () => "good" as const, isHeldBack: () => false },
  });
  const before = toCallMembers(view([anna, boris, self]));
  expect(toCallMembers(view([anna, boris, self]), before)).toBe(before);

  const louder = { ...boris, state: { ...boris.state, level: 2 } };
  const [sameAnna, newBoris, sameSelf] = toCallMembers(view([anna, louder, self]), before);
  expect([sameAnna === before[0], sameSelf === before[2]]).toEqual([true, true]);
  expect(newBoris).toMatchObject({ name: "boris", state: { level: 2 } });

  const loud = toCallMembers(view([anna, boris, self], 3), before);
  expect(loud.map((one, at) => one === before[at])).toEqual([true, true, false]);
  expect(toCallMembers(view([anna, self]), before)).toEqual([before[0], before[2]]);
});

import type { MemberState, SeatId } from "@efir/protocol";
import { expect, it } from "vitest";
import { toCallMembers } from "./call-member.ts";
import type { LinkStatus } from "./link-status.ts";
import type { PictureSlot } from "./pictures.ts";
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

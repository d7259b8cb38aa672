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
}

function show({ anna = {}, self = {}, link = "connected", presence }: Scene) {
  const [first, second] = toCallMembers({
    roster: [{ ...member("anna", 1, anna), ...(presence && { presence }) }, member("self", 2)],
    own: seatOf("self"),
    ownState: { ...QUIET, ...self },
    linkStatus: () => link,
    pictures,
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

import { describe, expect, it } from "vitest";
import { someFacts } from "../testing/fake-api.ts";
import { aCode, aMember } from "../testing/fake-call.ts";
import { en } from "../texts/en.ts";
import { entryView, personView, roomTitle, sightView, type EntryScene } from "./entry-view.ts";

const calm: EntryScene = {
  state: { code: { kind: "known", code: aCode() }, name: "Anna", problem: null },
  sight: { kind: "none" },
  refusal: null,
  isMoving: false,
};
const found = (parts: Parameters<typeof someFacts>[0]) =>
  ({ kind: "found", facts: someFacts(parts) }) as const;

describe("the first screen in words", () => {
  it("[MA43] the next keystroke goes to what is missing first", () => {
    const focus = (state: Partial<EntryScene["state"]>) =>
      entryView({ ...calm, state: { ...calm.state, ...state } }, en).focus;
    expect([
      focus({}),
      focus({ name: null }),
      focus({ name: "" }),
      focus({ code: { kind: "typed", text: "" }, name: "" }),
    ]).toEqual(["join", "join", "name", "code"]);
  });

  it("[MA44] a problem stands at its field", () => {
    const problem = { field: "code", code: "code-odd" } as const;
    const view = entryView({ ...calm, state: { ...calm.state, problem } }, en);
    expect(view).toMatchObject({ codeProblem: en.errors["code-odd"], nameProblem: null });
  });

  it("[MA45] the button says when it will open the room", () => {
    const label = (kind: "none" | "looking" | "missing") =>
      entryView({ ...calm, sight: { kind } }, en).join.label;
    expect([label("none"), label("looking"), label("missing")]).toEqual([
      "Join voice chat",
      "Join voice chat",
      "Open the room",
    ]);
  });

  it("[MV27] whoever brings a call along goes on here, and nobody listens in a room that is not there", () => {
    const moving = entryView({ ...calm, isMoving: true }, en);
    expect([moving.join.label, moving.mayListen]).toEqual(["Continue here", false]);
    expect(entryView({ ...calm, sight: { kind: "missing" } }, en).mayListen).toBe(false);
    expect(entryView(calm, en).mayListen).toBe(true);
  });

  it("[MA46] only who types a code waits for the look at it", () => {
    const sight = { kind: "looking" } as const;
    const typed = { ...calm.state, code: { kind: "typed", text: "room123" } } as const;
    expect(entryView({ ...calm, sight }, en).join.waiting).toBe(false);
    expect(entryView({ ...calm, sight, state: typed }, en).join.waiting).toBe(true);
  });

  it("[MA47] the same failure is told once", () => {
    const scene = { ...calm, refusal: "unreachable" } as const;
    expect(entryView(scene, en).refusal).toBe(en.errors.unreachable);
    const sight = { kind: "failed", code: "unreachable" } as const;
    expect(entryView({ ...scene, sight }, en).refusal).toBeNull();
  });

  it("[MA48] who is inside is told in numbers, and in names where they are known", () => {
    expect(sightView(found({ on_air: 0 }), en)).toMatchObject({ text: "Nobody is here yet" });
    expect(sightView(found({ on_air: 2 }), en)).toMatchObject({
      text: "2 people on air",
      names: null,
    });
    const names = ["Anna", "Boris", "Vera", "Gleb", "Dina"];
    expect(sightView(found({ on_air: 5, names }), en)).toMatchObject({
      names: "Anna, Boris and 3 more",
    });
  });

  it("[MA49] everything else that can be seen has its words", () => {
    expect(sightView({ kind: "none" }, en)).toBeNull();
    expect(sightView({ kind: "looking" }, en)?.text).toBe(en.entry.looking);
    expect(sightView({ kind: "missing" }, en)?.text).toBe("This room does not exist yet. Open it?");
    expect(sightView({ kind: "failed", code: "unreachable" }, en)?.text).toBe(
      "No connection to the server",
    );
  });

  it("[MA50] a room goes by its title, or by its code", () => {
    expect(roomTitle(calm.state, found({ title: "Friday talk" }))).toBe("Friday talk");
    expect(roomTitle(calm.state, found({ title: "" }))).toBe("room123");
    expect(roomTitle(calm.state, { kind: "looking" })).toBe("room123");
  });

  it("[EN14] who one will be is what one types, or what the server says", () => {
    const anna = { ...aMember(), name: "Anna" };
    const named = (name: string | null, self: typeof anna | null) =>
      personView({ ...calm.state, name }, self, en).name;
    expect([named(null, anna), named(null, null), named(" Vera ", anna), named("", anna)]).toEqual([
      "Anna",
      "you",
      "Vera",
      "you",
    ]);
  });
});

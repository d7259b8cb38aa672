import { GrammyError, HttpError } from "grammy";
import { describe, expect, it } from "vitest";
import { editOutcome } from "./edit-outcome.ts";

const refused = (error_code: number, description: string, parameters: object = {}) =>
  new GrammyError(
    "failed",
    { ok: false, error_code, description, parameters },
    "editMessageText",
    {},
  );

describe("what came of an edit", () => {
  it.each([
    [400, "Bad Request: message to edit not found"],
    [400, "Bad Request: message can't be edited"],
    [400, "Bad Request: MESSAGE_ID_INVALID"],
    [400, "Bad Request: chat not found"],
    [403, "Forbidden: bot was kicked from the supergroup chat"],
    [403, "Forbidden: bot was blocked by the user"],
    [403, "Forbidden: user is deactivated"],
  ])("[CD11] the card is gone: %i %s", (status, description) => {
    expect(editOutcome(refused(status, description))).toEqual({ kind: "gone" });
  });

  it("[CD11] not modified is as good as edited", () => {
    const error = refused(400, "Bad Request: message is not modified: specified new content");
    expect(editOutcome(error)).toEqual({ kind: "shown" });
  });

  it("[CD11] too fast says for how long", () => {
    const error = refused(429, "Too Many Requests: retry after 7", { retry_after: 7 });
    expect(editOutcome(error)).toEqual({ kind: "too-fast", retryAfterMs: 7_000 });
  });

  it("[CD11] a group that moved says where to", () => {
    const error = refused(400, "Bad Request: upgraded", { migrate_to_chat_id: -5 });
    expect(editOutcome(error)).toEqual({ kind: "moved", to: -5 });
  });

  it("[CD11] Telegram's own trouble passes", () => {
    expect(editOutcome(refused(502, "Bad Gateway"))).toEqual({ kind: "trouble" });
  });

  it("[CD11] anything else would be refused again", () => {
    const why = "Bad Request: BUTTON_TYPE_INVALID";
    expect(editOutcome(refused(400, why))).toEqual({ kind: "refused", why });
  });

  it("[CD11] the network's trouble passes, and a bug is thrown on", () => {
    expect(editOutcome(new HttpError("failed", new Error("ECONNRESET")))).toEqual({
      kind: "trouble",
    });
    expect(() => editOutcome(new TypeError("bug"))).toThrow("bug");
  });
});

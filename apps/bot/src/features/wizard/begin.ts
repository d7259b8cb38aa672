import type { Context } from "grammy";

export const BEGIN_WIZARD = "new-room";
/** For a deep link: shorter than any room's code. */
export const BEGIN_WIZARD_PARAMETER = "n";

/** /new, the button that does the same, and the link above inline results. */
export const beginsWizard = (ctx: Context): boolean =>
  ctx.hasCommand("new") ||
  ctx.hasCallbackQuery(BEGIN_WIZARD) ||
  (ctx.hasCommand("start") && ctx.match === BEGIN_WIZARD_PARAMETER);

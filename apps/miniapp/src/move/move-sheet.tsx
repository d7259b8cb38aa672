import { use } from "react";
import { PlatformContext } from "../platform/platform-context.ts";
import { useTexts } from "../texts/use-texts.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { ListRow } from "../ui/list-row.tsx";
import { shareLink, useCopy } from "./hand-out.ts";
import type { Moving } from "./move.ts";
import { QrCode } from "./qr-code.tsx";
import { useMove } from "./use-move.ts";

/** A code and a link with which another device takes this call. */
export function MoveSheetContent({ moving }: { readonly moving: Moving }) {
  const { move: words } = useTexts();
  const { link, note, again, renew } = useMove(moving);
  return (
    <>
      <p className="px-1 text-note text-hint">{words.how}</p>
      <div
        className={`flex flex-col items-center justify-center gap-2 ${again === null ? "min-h-64" : "py-4"}`}
      >
        {link !== null && <QrCode text={link} label={words.code} />}
        <p role={again === null ? "timer" : "alert"} className="text-center text-note text-hint">
          {note}
        </p>
      </div>
      {again !== null && (
        <Button look="main" data-testid="move-again" onClick={renew}>
          {again}
        </Button>
      )}
      {link !== null && <LinkCard link={link} />}
      {link !== null && <p className="px-1 text-note text-hint">{words.secret}</p>}
    </>
  );
}

function LinkCard({ link }: { readonly link: string }) {
  const { move: words, invite } = useTexts();
  const { client, openOutside } = use(PlatformContext);
  const { copied, copy } = useCopy(link);
  return (
    <>
      <Card>
        <ListRow
          icon={copied === "copied" ? "check" : "copy"}
          title={copied === "copied" ? words.copied : words.copy}
          data-testid="move-copy"
          onClick={copy}
        />
        {shareLink && <ListRow icon="send" title={words.share} onClick={() => shareLink?.(link)} />}
        {client !== "browser" && (
          <ListRow icon="link" title={words.openHere} onClick={() => openOutside(link)} />
        )}
      </Card>
      {copied === "failed" && (
        <div className="flex flex-col gap-1">
          <p className="px-1 text-note text-hint">{invite.copyByHand}</p>
          <p className="rounded-2xl bg-card px-4 py-3 text-note wrap-anywhere select-all">{link}</p>
        </div>
      )}
    </>
  );
}

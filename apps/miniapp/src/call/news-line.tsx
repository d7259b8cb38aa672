import type { Visit } from "../screens.ts";
import { useTexts } from "../texts/use-texts.ts";
import { Toast } from "../ui/toast.tsx";
import { isSeen, newsText } from "./news.ts";
import { useValue } from "./use-value.ts";

/** What has just happened: shown for a moment, or, where it can be seen anyway, only read out. */
export function NewsLine({ visit: { scene } }: { readonly visit: Visit }) {
  const texts = useTexts();
  const news = useValue(scene.news);
  const text = news && newsText(news, texts);
  const seen = news !== null && isSeen(news);
  return (
    <>
      <Toast text={seen ? null : text} />
      <p role="status" data-testid="announcement" className="sr-only">
        {seen ? text : null}
      </p>
    </>
  );
}

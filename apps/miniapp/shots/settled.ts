/** Nothing has come, gone or changed for so long: the screen is what it will be. */
const CALM_FRAMES = 4;
/** Where something comes and goes all the time, this has to do. */
const MOST_FRAMES = 90;

/** Resolves when the screen is drawn whole: no part of it is on its way, every picture shows something. */
export async function whenSettled(): Promise<void> {
  let calm = 0;
  const watch = new MutationObserver(() => {
    calm = 0;
  });
  watch.observe(document.body, {
    ...{ subtree: true, childList: true, characterData: true },
    attributes: true, // what is placed anew is, too
  });
  for (let frame = 0; frame < MOST_FRAMES && calm < CALM_FRAMES; frame++) {
    calm = isWhole() ? calm + 1 : 0;
    await nextFrame();
  }
  watch.disconnect();
}

const isWhole = (): boolean =>
  [...document.querySelectorAll("video")].every(
    (video) => !isInSight(video) || video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA,
  );

function isInSight(element: Element): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return right > 0 && left < innerWidth && bottom > 0 && top < innerHeight;
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

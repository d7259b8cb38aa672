/** For pictures of the page it moves no more than it must to be one at all. */
const STILL = matchMedia("(prefers-reduced-motion: reduce)").matches;

/** A stream of a picture that moves a little, as of a camera. */
export function movingPicture(
  text: string,
  [width, height]: readonly [number, number],
): MediaStream {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d");
  let turn = Math.random() * 360;
  const draw = () => {
    if (!context) return;
    turn += 2;
    const fill = context.createLinearGradient(0, 0, width, height);
    fill.addColorStop(0, `hsl(${turn % 360} 45% 32%)`);
    fill.addColorStop(1, `hsl(${(turn + 80) % 360} 45% 52%)`);
    context.fillStyle = fill;
    context.fillRect(0, 0, width, height);
    context.fillStyle = "white";
    context.font = `${height / 6}px sans-serif`;
    context.fillText(text, width / 10, height / 2);
  };
  draw();
  setInterval(draw, STILL ? 500 : 100);
  return canvas.captureStream(10);
}

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { FAKE_DEVICES, launchChromium, type Browser } from "@efir/chromium";
import { afterAll, beforeAll, expect, it } from "vitest";
import { received } from "./support/connections.ts";
import { arrive, inPhase, sees, tap, tapJoin, type Person } from "./support/person.ts";
import { startProduct, type Product } from "./support/product.ts";
import { listenInStereo, loudness } from "./support/stereo.ts";
import { until } from "./support/until.ts";

const GAME = fileURLToPath(new URL("../examples/host-room/main.ts", import.meta.url));
const SECRET = "the-secret-of-this-deployment";
/** Several pages come and a voice is listened to: more than a machine with much to do has in a minute. */
const LONG_MS = 150_000;
let product: Product;
let browser: Browser;
let game: ChildProcess;

beforeAll(async () => {
  [product, browser] = await Promise.all([
    startProduct({ HOST_SECRET: SECRET }),
    launchChromium(FAKE_DEVICES),
  ]);
  game = await startGame();
});
afterAll(async () => {
  await browser.close();
  await stopGame();
  await product.stop();
});

/** The example, as `npm run example:host` runs it; on any port, if none is given. */
async function startGame(port = "0"): Promise<ChildProcess> {
  const child = spawn(process.execPath, [GAME], {
    env: {
      PATH: process.env["PATH"],
      EFIR_URL: product.url,
      HOST_SECRET: SECRET,
      GAME_PORT: port,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await until("the game is ready", () => Promise.resolve(said.includes("the game is ready")));
  return child;
}

async function stopGame(): Promise<void> {
  if (game.exitCode !== null) return;
  const exited = once(game, "exit");
  game.kill("SIGTERM");
  await exited;
}

/** Comes in, and agrees to the game. */
async function enter(name: string): Promise<Person> {
  const person = await arrive(browser, { url: product.url, name, room: "game-room" });
  await listenInStereo(person.page);
  await tapJoin(person);
  await inPhase(person, "live");
  await person.page.getByTestId("host-consent").getByText("localhost").waitFor();
  await tap(person, "host-agree");
  return person;
}

const frame = ({ page }: Person) => page.frameLocator('[data-testid="host-frame"]');

/** Taps the floor there, 0 to 1: that is where one's piece goes. */
async function walk(person: Person, x: number, y: number): Promise<void> {
  const floor = frame(person).locator("#floor");
  const box = await floor.boundingBox();
  if (!box) throw new Error("no floor");
  await floor.click({ position: { x: box.width * x, y: box.height * y }, force: true });
}

const seesPieces = (person: Person, count: number) =>
  until(
    `${person.name} sees ${count} pieces`,
    async () => (await frame(person).locator(".piece").count()) === count,
    LONG_MS / 3,
  );

const gone = ({ page }: Person) => page.getByTestId("host-gone").waitFor({ timeout: 20_000 });

it(
  "[E2E80] a game moves a voice from left to right; when its host leaves, the voices stay",
  async () => {
    const [anna, boris] = [await enter("Anna"), await enter("Boris")];
    for (const person of [anna, boris]) await seesPieces(person, 2);
    const { port } = new URL((await anna.page.getByTestId("host-frame").getAttribute("src")) ?? "");
    await walk(anna, 0.5, 0.5);
    await walk(boris, 0.01, 0.5);
    await until("Anna hears Boris from the left alone", async () => {
      const { left, right } = await loudness(anna.page);
      return left > 0.005 && left > right * 10;
    });
    await walk(boris, 0.99, 0.5);
    await until("Anna hears Boris from the right alone", async () => {
      const { left, right } = await loudness(anna.page);
      return right > 0.005 && right > left * 10;
    });

    await stopGame();
    await Promise.all([gone(anna), gone(boris)]);
    await sees(anna, "Boris", { link: "connected" });
    const before = (await received(anna.page)).audioEnergy;
    await until("Anna still hears Boris", async () => {
      return (await received(anna.page)).audioEnergy > before;
    });
    expect(await anna.page.evaluate(() => document.querySelectorAll("iframe").length)).toBe(0);

    game = await startGame(port);
    await Promise.all([seesPieces(anna, 2), seesPieces(boris, 2)]); // nobody is asked twice
  },
  LONG_MS,
);

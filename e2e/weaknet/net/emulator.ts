import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, statSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CACHE } from "../cache.ts";

const SOURCE = fileURLToPath(new URL("emulator.c", import.meta.url));

export interface Endpoint {
  readonly name: string;
  readonly namespace: string;
  readonly device: string;
}

/** The program that carries packets between the namespaces, and loses and delays them as it is told. */
export class Emulator {
  readonly #process: ChildProcess;
  readonly #control: Socket;
  readonly #answers: ((answer: string) => void)[] = [];

  static async start(id: string, endpoints: readonly Endpoint[]): Promise<Emulator> {
    const path = join(CACHE, `emulator-${id}.sock`);
    const args = endpoints.map(({ name, namespace, device }) => `${name}:${namespace}:${device}`);
    // In real time: a packet that waits for a busy machine would be measured as the network's delay.
    const child = spawn("chrt", ["-r", "2", built(), path, ...args], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const exited = once(child, "exit").then(() => {
      throw new Error("The emulator did not start");
    });
    await Promise.race([once(child.stdout, "data"), exited]);
    const control = connect(path);
    await once(control, "connect");
    return new Emulator(child, control);
  }

  private constructor(child: ChildProcess, control: Socket) {
    this.#process = child;
    this.#control = control;
    createInterface(control).on("line", (line) => this.#answers.shift()?.(line));
    control.on("error", () => undefined); // it is being stopped
  }

  async tell(command: string): Promise<string> {
    const answered = new Promise<string>((resolve) => this.#answers.push(resolve));
    this.#control.write(`${command}\n`);
    const answer = await answered;
    if (answer === "err") throw new Error(`The emulator does not understand: ${command}`);
    return answer;
  }

  async stop(): Promise<void> {
    this.#control.destroy();
    if (this.#process.exitCode !== null) return;
    const exited = once(this.#process, "exit");
    this.#process.kill("SIGTERM");
    await exited;
  }
}

/** Compiled when the source is newer. */
function built(): string {
  const program = join(CACHE, "emulator");
  mkdirSync(CACHE, { recursive: true });
  if (!existsSync(program) || statSync(program).mtimeMs < statSync(SOURCE).mtimeMs) {
    execFileSync("gcc", ["-O2", "-Wall", "-o", program, SOURCE, "-lm"], { stdio: "inherit" });
  }
  return program;
}

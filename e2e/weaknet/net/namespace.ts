import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { ip, ipIfThere } from "./ip.ts";

/** A network of its own in this machine, with nothing in it but loopback. */
export class Namespace {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
    ipIfThere("netns", "del", name);
    ip("netns", "add", name);
    this.ip("link", "set", "lo", "up");
    this.tune("net/ipv6/conf/all/disable_ipv6", 1);
  }

  /** Sets what the kernel does in here; `path` is that below /proc/sys. */
  tune(path: string, value: number): void {
    this.#run("sh", "-c", `echo ${value} > /proc/sys/${path}`);
  }

  ip(...args: readonly string[]): void {
    ip("-n", this.name, ...args);
  }

  /** Puts up a device with one address, and lets the world be reached by it. The lower `metric` is preferred. */
  up(device: string, address: string, metric: number): void {
    this.ip("addr", "replace", `${address}/32`, "dev", device);
    this.ip("link", "set", device, "up");
    this.ip("route", "replace", "default", "dev", device, "src", address, "metric", `${metric}`);
  }

  down(device: string): void {
    ipIfThere("-n", this.name, "link", "set", device, "down");
    ipIfThere("-n", this.name, "addr", "flush", "dev", device);
  }

  spawn(command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
    return spawn("ip", ["netns", "exec", this.name, command, ...args], options);
  }

  #run(command: string, ...args: readonly string[]): void {
    execFileSync("ip", ["netns", "exec", this.name, command, ...args], { stdio: "ignore" });
  }

  remove(): void {
    ipIfThere("netns", "del", this.name);
  }
}

import type { Directory } from "@efir/directory";
import type { Clock } from "@efir/kit";
import type { Member, RoomCode } from "@efir/protocol";
import type { BotStore } from "../store.ts";

export interface StayDeps {
  readonly directory: Pick<Directory, "members">;
  readonly store: Pick<BotStore, "memberCame" | "roomEmptied">;
  readonly clock: Clock;
}

const joining = ({ id, joinedAt }: Member): string => `${id} ${joinedAt}`;

/** Tells the store who came into one room, and when it emptied: by its events, and by who is there. */
export class StayKeeper {
  readonly #deps: StayDeps;
  readonly #code: RoomCode;
  readonly #untold = new Map<string, Member>();
  readonly #told = new Set<string>();

  constructor(deps: StayDeps, code: RoomCode) {
    this.#deps = deps;
    this.#code = code;
  }

  came(member: Member): void {
    if (!this.#told.has(joining(member))) this.#untold.set(joining(member), member);
  }

  /** True while there is nothing it must remember. */
  isIdle(): boolean {
    return this.#untold.size === 0 && this.#told.size === 0;
  }

  forget(): void {
    this.#untold.clear();
    this.#told.clear();
  }

  /** What fails is told the next time. */
  async settle(): Promise<void> {
    const { directory, store, clock } = this.#deps;
    const askedAt = clock.now(); // before asking: somebody may come while the answer is on its way
    const members = (await directory.members(this.#code)).map(({ member }) => member);
    for (const member of members) this.came(member);
    await this.#tell();
    const here = new Set(members.map(joining));
    for (const one of this.#told) if (!here.has(one)) this.#told.delete(one);
    if (members.length === 0) await store.roomEmptied(this.#code, askedAt);
  }

  async #tell(): Promise<void> {
    for (const [key, { id, joinedAt }] of this.#untold) {
      await this.#deps.store.memberCame(this.#code, id, joinedAt);
      this.#untold.delete(key);
      this.#told.add(key);
    }
  }
}

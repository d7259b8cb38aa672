import { afterEach, beforeEach, describe } from "vitest";
import { chatRules } from "./contract/chat.contract.ts";
import { closingRules } from "./contract/closing.contract.ts";
import { draftRules } from "./contract/drafts.contract.ts";
import { eventRules } from "./contract/events.contract.ts";
import { leaseRules } from "./contract/leases.contract.ts";
import { parkingRules } from "./contract/parking.contract.ts";
import { raceRules } from "./contract/races.contract.ts";
import { randomRules } from "./contract/random.contract.ts";
import { rightsRules } from "./contract/rights.contract.ts";
import { roomRules } from "./contract/rooms.contract.ts";
import { seatRules } from "./contract/seats.contract.ts";
import type { Harness, MakeHarness } from "./testing/harness.ts";

/** Every Directory passes this, and nothing else is promised. */
export function directoryContract(name: string, makeHarness: MakeHarness): void {
  describe(`Directory contract: ${name}`, () => {
    let harness: Harness;
    beforeEach(async () => {
      harness = await makeHarness();
    });
    afterEach(() => harness.close());

    const use = () => harness;
    roomRules(use);
    draftRules(use);
    seatRules(use);
    raceRules(use);
    leaseRules(use);
    closingRules(use);
    eventRules(use);
    rightsRules(use);
    chatRules(use);
    parkingRules(use);
    randomRules(use);
  });
}

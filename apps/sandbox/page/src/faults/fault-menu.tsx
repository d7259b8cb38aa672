import { useId } from "react";
import type { Here } from "../desk/here.ts";
import { useDesk } from "../desk/use-desk.ts";
import { useTexts } from "../texts/use-texts.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { faultChoices } from "./fault-choices.ts";

/** What cannot be tapped in a chat and happens all the same. */
export function FaultMenu({ here }: { readonly here: Here }) {
  const desk = useDesk();
  const { faults } = useTexts();
  const id = useId();
  return (
    <>
      <IconButton icon="menu" label={faults.title} popoverTarget={id} />
      <div
        id={id}
        popover="auto"
        className="fixed inset-auto top-13 right-2 m-0 w-72 rounded-xl border border-line bg-panel p-1 text-ink shadow-xl"
      >
        <p className="px-3 py-1.5 text-[13px] text-hint">{faults.title}</p>
        {faultChoices(here).map(({ name, fault }) => (
          <button
            key={name}
            type="button"
            data-fault={fault.kind}
            popoverTarget={id}
            popoverTargetAction="hide"
            onClick={() => void desk.cause(fault)}
            className="block w-full rounded-lg px-3 py-2 text-left hover:bg-hover"
          >
            {faults[name]}
          </button>
        ))}
      </div>
    </>
  );
}

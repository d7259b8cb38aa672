import { useDesk } from "../desk/use-desk.ts";
import { useValue } from "../ui/use-value.ts";

/** A word in passing. */
export function Toast() {
  const text = useValue(useDesk().toast);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 top-16 z-50 flex justify-center px-4"
    >
      {text !== null && (
        <p
          data-testid="toast"
          className="max-w-100 rounded-xl bg-black/80 px-4 py-2.5 text-white shadow-lg wrap-anywhere"
        >
          {text}
        </p>
      )}
    </div>
  );
}

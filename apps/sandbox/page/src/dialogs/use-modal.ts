import { useLayoutEffect, useRef } from "react";

/** Opens a `<dialog>` as a modal one for as long as it is on the page. */
export function useModal() {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return ref;
}

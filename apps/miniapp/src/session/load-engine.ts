import { prepareCall as prepare } from "@efir/rtc";
import RedWorker from "@efir/rtc/red-worker?worker&inline";

export { createCall } from "@efir/rtc";

/** The worker comes within this file: by itself it would be one more request, and a call without it has no copies. */
export const prepareCall = (): void => prepare(() => new RedWorker());

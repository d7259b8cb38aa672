export { createCall, prepareCall } from "@efir/rtc";

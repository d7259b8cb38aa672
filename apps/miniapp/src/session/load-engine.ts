export { createCall, prepareCall, prepareJoin } from "@efir/rtc";

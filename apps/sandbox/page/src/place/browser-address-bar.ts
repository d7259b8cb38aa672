import type { AddressBar } from "./navigation.ts";

export const browserAddressBar: AddressBar = {
  href: () => location.href,
  push: (href) => history.pushState(null, "", href),
  replace: (href) => history.replaceState(null, "", href),
  onBack: (listener) => addEventListener("popstate", listener),
};

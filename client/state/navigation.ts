// Where the reader is: one signal over the browser's history.
import { createSignal, onCleanup } from "solid-js";
import type { Accessor } from "solid-js";
import { formatAddress, parseAddress } from "./address.ts";
import type { Address } from "./address.ts";

export interface Navigation {
  readonly address: Accessor<Address>;
  /** A step the back button takes back. */
  readonly go: (address: Address) => void;
  /** The same step, told differently. */
  readonly replace: (address: Address) => void;
}

/** `onTravel` hears back, forward and typed addresses: those may name what does not exist. */
export function createNavigation(onTravel: (address: Address) => void): Navigation {
  const here = () => parseAddress(location.pathname, location.search);
  const [address, setAddress] = createSignal<Address>(here());
  const travelled = () => {
    setAddress(here());
    onTravel(here());
  };
  addEventListener("popstate", travelled);
  onCleanup(() => removeEventListener("popstate", travelled));
  return {
    address,
    go: (next) => {
      if (formatAddress(next) !== location.pathname + location.search) history.pushState(null, "", formatAddress(next));
      setAddress(next);
    },
    replace: (next) => {
      history.replaceState(null, "", formatAddress(next));
      setAddress(next);
    },
  };
}

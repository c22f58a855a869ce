// Where the reader is: one signal over the browser's history.
import { createSignal, onCleanup } from "solid-js";
import type { Accessor } from "solid-js";
import { formatAddress, parseAddress } from "./address.ts";
import type { Address, Place } from "./address.ts";

export interface Navigation {
  readonly address: Accessor<Address>;
  /** A step the back button takes back. */
  readonly go: (place: Place) => void;
  /** The same step, told differently. */
  readonly replace: (place: Place) => void;
}

/** `onTravel` hears back, forward and typed addresses: those may name what does not exist. */
export function createNavigation(onTravel: (address: Address) => void): Navigation {
  const here = () => parseAddress(location.pathname, location.search, location.hash);
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
      const written = formatAddress(next);
      if (written !== location.pathname + location.search + location.hash) history.pushState(null, "", written);
      setAddress(whole(next));
    },
    replace: (next) => {
      history.replaceState(null, "", formatAddress(next));
      setAddress(whole(next));
    },
  };
}

function whole(place: Place): Address {
  return { ...place, messageId: place.messageId ?? null, draft: place.draft ?? null };
}

// Leads to the issuer people sign in at, and says why its answer let nobody in.
import { createSignal } from "solid-js";
import type { JSX } from "solid-js";
import type { Preferences } from "../state/preferences.ts";
import { createAccountForm } from "./account-form.ts";
import { Refused } from "./Refused.tsx";
import { askAuth } from "./session.ts";
import { refusedIn, wayBack } from "./way-back.ts";
import { accountWords } from "./words.ts";

export function IssuerButton(props: { readonly issuer: string; readonly preferences: Preferences }): JSX.Element {
  const words = () => accountWords(props.preferences);
  const form = createAccountForm(props.preferences);
  const [busy, setBusy] = createSignal(false);
  const refused = () => {
    const code = refusedIn(location);
    if (code === null) return "";
    const known: Readonly<Record<string, string>> = words().refused;
    return (Object.hasOwn(known, code) ? known[code] : undefined) ?? words().refused.other;
  };
  const leave = async () => {
    if (busy()) return;
    setBusy(true);
    const told = await askAuth<{ readonly url: string }>("/sign-in/issuer", { back: wayBack(location) });
    if ("body" in told) return location.assign(told.body.url);
    setBusy(false);
    form.refuse(told.failure, words());
  };
  return (
    <div class="fields">
      <Refused sentence={form.refusal() || refused()} />
      <button type="button" class="button primary" aria-busy={busy()} onClick={() => void leave()}>
        {words().signIn.with(props.issuer)}
      </button>
    </div>
  );
}

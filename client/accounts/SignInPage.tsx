// The page in front of the workbench where people have accounts: sign in, make the first account, take up an invitation, set a new password.
import { createSignal, Match, onMount, Show, Switch } from "solid-js";
import type { JSX } from "solid-js";
import { Gem, Icon } from "../icons.tsx";
import type { Preferences } from "../state/preferences.ts";
import "./accounts.css";
import { IssuerButton } from "./IssuerButton.tsx";
import { LinkForm } from "./LinkForm.tsx";
import { askSession } from "./session.ts";
import type { Session } from "./session.ts";
import { SignInForm } from "./SignInForm.tsx";
import { linkIn, wayBack } from "./way-back.ts";
import { accountWords } from "./words.ts";

/** Shown at its own address, and at any other in place of the page that needs an account. */
export default function SignInPage(props: { readonly preferences: Preferences }): JSX.Element {
  const words = () => accountWords(props.preferences);
  const [session, setSession] = createSignal<Session>();
  const [away, setAway] = createSignal(false);
  const [code, setCode] = createSignal(linkIn(location));
  const goOn = () => location.replace(wayBack(location));
  const load = async () => {
    setAway(false);
    try {
      const found = await askSession();
      // Nobody signs in here, or someone has.
      if (found === null || (found.account !== null && code() === null)) return goOn();
      setSession(found);
    } catch {
      setAway(true);
    }
  };
  onMount(() => {
    document.title = `${words().signIn.title} – Facet`;
    void load();
  });

  return (
    <div class="sign-in-page">
      <main class="sign-in">
        <p class="brand">
          <Gem />
          Facet
        </p>
        <Switch
          fallback={
            <div aria-busy="true">
              <h1 class="visually-hidden">{words().signIn.loading}</h1>
              <div class="skeleton" />
              <div class="skeleton" />
            </div>
          }
        >
          <Match when={away()}>
            <h1>{words().signIn.title}</h1>
            <p class="muted" role="status">
              {words().signIn.away}
            </p>
            <button type="button" class="button" onClick={() => void load()}>
              <Icon name="retry" size="s" />
              {words().signIn.retry}
            </button>
          </Match>
          <Match when={session() && code()}>
            {(given) => (
              <LinkForm
                code={given()}
                preferences={props.preferences}
                onDone={goOn}
                onLeave={() => {
                  history.replaceState(null, "", "/sign-in");
                  setCode(null);
                  void load();
                }}
              />
            )}
          </Match>
          <Match when={session()}>
            {(known) => (
              <>
                <h1>{words().signIn.title}</h1>
                <p class="muted">{known().nobody ? words().signIn.nobody : words().signIn.intro}</p>
                <Show
                  when={known().issuer}
                  fallback={
                    <Show when={!known().nobody}>
                      <SignInForm preferences={props.preferences} onDone={goOn} />
                    </Show>
                  }
                >
                  {(issuer) => <IssuerButton issuer={issuer()} preferences={props.preferences} />}
                </Show>
              </>
            )}
          </Match>
        </Switch>
      </main>
    </div>
  );
}

// At the rail's foot, where people have accounts: who is signed in, and the way out.
import { createSignal } from "solid-js";
import type { JSX } from "solid-js";
import type { SystemStatus } from "../../server/api.ts";
import type { Failure } from "../conversation/failure.ts";
import { Icon } from "../icons.tsx";
import { FailureLine } from "../shell/FailureLine.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { signOut } from "./session.ts";
import "./signed-in.css";

interface SignedInProps {
  readonly account: Pick<NonNullable<SystemStatus["account"]>, "name" | "email">;
}

export function SignedIn(props: SignedInProps): JSX.Element {
  const { strings } = useWorkbench();
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const leave = async () => setFailure(await signOut());
  return (
    <>
      <div class="signed-in">
        <Icon name="person" size="s" />
        <span class="cut-off" dir="auto" title={props.account.email}>
          {props.account.name}
        </span>
        <button type="button" class="button small quiet" onClick={() => void leave()}>
          {strings().rail.signOut}
        </button>
      </div>
      <FailureLine failure={failure()} onDismiss={() => setFailure(null)} />
    </>
  );
}

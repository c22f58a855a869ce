// Puts the page into the document.
// The styles first: what a part of the page says of itself must come after what holds for all of it.
import "./styles/tokens.css";
import "./styles/fonts.css";
import "./styles/base.css";
import "./styles/words.css";
import "./styles/controls.css";
import "./styles/fields.css";
import "./styles/floating.css";
import "./styles/states.css";
import "./styles/frame.css";
import "./styles/rail.css";
import "./styles/bar.css";
import "./styles/panel.css";
import "./styles/calm.css";
import "./styles/narrow.css";
import "./styles/forced-colours.css";
import { render } from "solid-js/web";
import { App } from "./App.tsx";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
render(() => <App />, root);

// The last wall between a model's words and the page: whatever the Markdown became, only these elements pass.
import createPurifier from "dompurify";

const tags =
  "p h3 h4 h5 h6 ul ol li blockquote pre code em strong del br hr a span div table thead tbody tr th td figure figcaption button sub sup kbd #text";
const harmless = "type target rel class dir role scope start tabindex aria-label data-math data-language";

// One of its own with its rules read once, instead of with each block of each frame.
const purifier = createPurifier(window);
purifier.setConfig({
  ALLOWED_TAGS: tags.split(" "),
  ALLOWED_ATTR: ["href", ...harmless.split(" ")],
  // Every other attribute's value would have to be an address.
  ADD_URI_SAFE_ATTR: harmless.split(" "),
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:)/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  IN_PLACE: true,
});
// A document without a window: nothing in it runs or loads. Made once, where a purifier given text makes one each time.
const inert = document.implementation.createHTMLDocument();

/** The HTML as nodes, with everything that could run, load or reach out taken away. */
export function sanitise(html: string): DocumentFragment {
  const holder = inert.createElement("div");
  holder.innerHTML = html;
  purifier.sanitize(holder);
  const clean = document.createDocumentFragment();
  clean.append(...holder.childNodes);
  return clean;
}

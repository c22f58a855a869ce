// Draws one Mermaid diagram inside a sandbox: without an origin, a network or a way out but the size it tells its page.
(() => {
  /** Characters and edges of a diagram; more would keep the page's process busy for seconds. */
  const limits = { maxTextSize: 20_000, maxEdges: 400 };
  /** What a diagram may not set for itself: its limits, and all that becomes a style sheet or loosens what is cleaned. */
  const loosening = ["themeCSS", "fontFamily", "altFontFamily", "dompurifyConfig", "htmlLabels", "securityLevel"];
  const secure = ["secure", "startOnLoad", "suppressErrorRendering", ...Object.keys(limits), ...loosening];
  // A shape may be a picture from anywhere. The policy stops it; so nothing is even tried.
  globalThis.Image = function NoPicture() {
    this.decode = () => Promise.reject(new Error("a picture in a diagram is not loaded"));
  };
  const place = document.getElementById("place");
  const tell = (message) => parent.postMessage(message, "*");
  let turn = 0;

  async function draw({ source, colours, dark }) {
    const now = ++turn;
    mermaid.initialize({
      ...limits,
      startOnLoad: false,
      securityLevel: "strict",
      secure,
      suppressErrorRendering: true,
      theme: "base",
      darkMode: dark,
      fontFamily: "system-ui, sans-serif",
      htmlLabels: false,
      flowchart: { htmlLabels: false, useMaxWidth: false },
      themeVariables: { ...colours, fontSize: "14px" },
    });
    try {
      const { svg } = await mermaid.render(`diagram-${now}`, source);
      if (now !== turn) return;
      place.innerHTML = svg;
      const drawn = place.querySelector("svg");
      for (const link of drawn.querySelectorAll("a")) {
        link.removeAttribute("href");
        link.removeAttribute("xlink:href");
      }
      const { width, height } = drawn.viewBox.baseVal;
      tell({ drawn: true, width: Math.ceil(width), height: Math.ceil(height) });
    } catch (thrown) {
      if (now === turn) tell({ drawn: false, reason: String(thrown instanceof Error ? thrown.message : thrown) });
    }
  }

  addEventListener("message", (event) => {
    if (event.source === parent && typeof event.data?.source === "string") void draw(event.data);
  });
  tell({ ready: true });
})();

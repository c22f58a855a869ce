// Sets theme, language and reading size before the first paint, from the same keys as client/state/preferences.ts. A file of its own: the content policy allows no inline script.
(() => {
  const root = document.documentElement;
  const read = (key) => {
    try {
      return localStorage.getItem(`facet.${key}`);
    } catch {
      return null;
    }
  };
  const theme = read("theme");
  const dark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.theme = dark ? "dark" : "light";
  root.lang = read("language") ?? (navigator.language.toLowerCase().startsWith("de") ? "de" : "en");
  const reading = read("reading");
  if (reading) root.dataset.reading = reading;
})();

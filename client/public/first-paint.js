// Sets theme, language and reading size before the first paint, from the same keys and the same languages as client/state/preferences.ts. A file of its own: the content policy allows no inline script.
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
  const known = (language) => language === "de" || language === "en";
  const asked = navigator.languages.map((tag) => tag.toLowerCase().split("-")[0]);
  root.lang = [read("language"), ...asked].find(known) ?? "en";
  const reading = read("reading");
  if (reading) root.dataset.reading = reading;
})();

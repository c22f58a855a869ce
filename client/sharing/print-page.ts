// Prints the shared page in the light colours: dark ink on white, whatever the screen shows.

export function printPage(): void {
  const root = document.documentElement;
  const { theme } = root.dataset;
  root.dataset["theme"] = "light";
  addEventListener("afterprint", () => theme !== undefined && (root.dataset["theme"] = theme), { once: true });
  window.print();
}

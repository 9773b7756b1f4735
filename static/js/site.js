// Everything works without this. It starts GOV.UK's components, again inside what htmx swapped,
// and puts the focus where a person expects it after a swap.
import { initAll } from "./govuk-frontend.min.js";
import { start_arranging } from "./arranging.js";
import { start_keeping } from "./keeping.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
start_keeping();
start_arranging();

document.addEventListener("htmx:after:swap", () => {
  const summary = document.querySelector(".govuk-error-summary:not([data-seen])");
  initAll();
  if (summary) {
    summary.dataset.seen = "yes";
    summary.setAttribute("tabindex", "-1");
    summary.focus();
  }
});

document.addEventListener("htmx:before:request", (event) => {
  event.target.setAttribute?.("aria-busy", "true");
});
document.addEventListener("htmx:finally:request", (event) => {
  event.target.removeAttribute?.("aria-busy");
});

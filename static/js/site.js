// Everything works without this. It starts GOV.UK's components, again inside what htmx swapped,
// and puts the focus where a person expects it after a swap.
import { initAll } from "./govuk-frontend.min.js";
import { start_reordering } from "./reordering.js";
import { start_autosaving } from "./autosave.js";
import { start_sheets } from "./sheet.js";
import { start_pictures } from "./picture.js";
import { start_keeping } from "./keep.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
start_autosaving();
start_reordering();
start_sheets();
start_pictures();
start_keeping();

// What had the focus before a part was drawn again, so that its successor gets it.
let focused = "";
document.addEventListener("htmx:before:swap", () => {
  const { id, name, value } = document.activeElement ?? {};
  focused = id ? `#${CSS.escape(id)}` : name ? `[name="${CSS.escape(name)}"][value="${CSS.escape(value ?? "")}"]` : "";
});

document.addEventListener("htmx:after:swap", () => {
  const summary = document.querySelector(".govuk-error-summary:not([data-seen])");
  initAll();
  if (summary) {
    summary.dataset.seen = "yes";
    summary.setAttribute("tabindex", "-1");
    summary.focus();
  } else if (document.activeElement === document.body) {
    const successor = focused && document.querySelector(focused);
    // Whoever asked for another row goes on in it.
    const row = successor?.name === "more" && [...(successor.closest(".cm-rows")?.querySelectorAll(".cm-rows__row") ?? [])].at(-1);
    const field = row && row.querySelector("input, select");
    (field || successor || document.querySelector("#main-content h1[tabindex]"))?.focus();
  }
  // A line that was drawn anew is not heard: the region that stood in the page from the first says it again.
  const line = document.getElementById("saved-line");
  if (line) document.getElementById("live").textContent = line.textContent;
});

// What an address leads to may stand in a part of the page that is folded.
function unfold_what_is_asked_for() {
  const asked = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!asked) return;
  for (let part = asked.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  asked.scrollIntoView();
}
window.addEventListener("hashchange", unfold_what_is_asked_for);
unfold_what_is_asked_for();

document.addEventListener("htmx:before:request", (event) => {
  event.target.setAttribute?.("aria-busy", "true");
});
document.addEventListener("htmx:finally:request", (event) => {
  event.target.removeAttribute?.("aria-busy");
});

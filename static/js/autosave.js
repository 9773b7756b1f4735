// Autosaves what is typed into a draft form on the server, two seconds after typing stops, and says when.
// Without a connection the text waits in this browser; whoever has been signed out is asked to sign in again.
const PAUSE = 2000;
const AGAIN = 5000;
const STILL_HERE = 30000;
const REDRAWN = ["saved-line", "others", "measures", "readiness", "shares"];

let timer;
let under_way;

// The key has its first name still, so that text which waits in a browser outlives an update of the service.
const place = (form) => `kept:${form.dataset.person}:${form.dataset.autosave}`;

function say(words, link, link_words) {
  const line = document.getElementById("saved-line");
  if (!line) return;
  line.textContent = words;
  if (link) {
    const anchor = Object.assign(document.createElement("a"), { href: link, textContent: link_words });
    line.append(" ", anchor, ".");
  }
}

function redraw(html) {
  const drawn = new DOMParser().parseFromString(html, "text/html");
  for (const id of REDRAWN) {
    const [old, fresh] = [document.getElementById(id), drawn.getElementById(id)];
    if (old && fresh && old.innerHTML !== fresh.innerHTML) old.innerHTML = fresh.innerHTML;
  }
}

function entries_of(form) {
  const data = new FormData(form);
  data.set("then", "autosave");
  return data;
}

function keep_in_browser(form) {
  const typed = [...entries_of(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string");
  try {
    localStorage.setItem(place(form), JSON.stringify(typed));
  } catch {
    return false;
  }
  return true;
}

async function send(form, data, leaving) {
  const answer = await fetch(form.dataset.autosave, { method: "POST", body: data, keepalive: leaving });
  if (answer.status === 401) {
    const { sign_in, autosaved } = await answer.json();
    return { signed_out: sign_in, autosaved };
  }
  if (answer.status === 403) return { too_old: true };
  if (!answer.ok && answer.status !== 413) throw new Error(`answered ${answer.status}`);
  return { html: await answer.text() };
}

async function autosave(form, leaving = false) {
  clearTimeout(timer);
  try {
    const answer = await send(form, entries_of(form), leaving);
    delete form.dataset.unsaved;
    if (answer.too_old) {
      keep_in_browser(form);
      say("This page is too old to keep what you type. It is kept in this browser.", location.href, "Load the page again");
      return;
    }
    localStorage.removeItem(place(form));
    if (answer.signed_out) {
      if (!answer.autosaved) keep_in_browser(form);
      say("You have been signed out. What you typed is kept.", answer.signed_out, "Sign in again");
    } else {
      redraw(answer.html);
    }
  } catch {
    const safe = keep_in_browser(form);
    say(`There is no connection. ${safe ? "What you typed is kept in this browser and" : "It"} will be sent as soon as there is one.`);
    timer = setTimeout(() => start(form), AGAIN);
  }
}

function start(form) {
  if (!form.isConnected) return;
  under_way = autosave(form).finally(() => { under_way = undefined; });
}

// The fields that were typed into on this page: the same form may be open in another window.
const touched = new WeakMap();

function touch(form, name) {
  if (!touched.has(form)) touched.set(form, new Set());
  if (name) touched.get(form).add(name);
}

function tell_touched(event) {
  if (!event.target.dataset?.autosave) return;
  event.formData.set("touched", [...(touched.get(event.target) ?? [])].join(","));
}

function typed(event) {
  const form = event.target.form;
  if (!form?.dataset.autosave) return;
  touch(form, event.target.name);
  form.dataset.unsaved = "yes";
  clearTimeout(timer);
  timer = setTimeout(() => start(form), PAUSE);
}

// A form that is being saved must not be autosaved behind its own back: wait for what is under way.
function submitted(event) {
  const form = event.target;
  if (!form.dataset?.autosave) return;
  clearTimeout(timer);
  delete form.dataset.unsaved;
  if (!under_way) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  under_way.finally(() => form.requestSubmit(event.submitter));
}

// Whoever types on while a save is under way keeps what they type: the form is not drawn over it.
function typed_on(event) {
  const { ctx } = event.detail;
  const form = ctx.sourceElement;
  // A page that is too old is refused whole: what was typed into it waits in this browser for the next one.
  if (form?.dataset?.autosave && ctx.response.status === 403) keep_in_browser(form);
  if (form?.dataset?.unsaved !== "yes") return;
  event.preventDefault();
  const base = new DOMParser().parseFromString(ctx.text, "text/html").querySelector("input[name=base]");
  if (ctx.response.status < 400 && base) {
    form.elements.base.value = base.value;
    say("What you sent is saved. You have typed more since.");
  } else {
    say("What you sent is not saved yet. Save again to see why.");
  }
  timer = setTimeout(() => start(form), PAUSE);
}

function not_saved() {
  for (const form of document.querySelectorAll("form[data-autosave]")) {
    keep_in_browser(form);
    say("It could not be saved: the service did not answer. What you typed is kept in this browser. Try again in a moment.");
  }
}

function leaving() {
  for (const form of document.querySelectorAll("form[data-unsaved]")) autosave(form, true);
}

// What this browser kept while there was no connection goes to the server, and the page shows it.
async function bring_back(form) {
  const waiting = localStorage.getItem(place(form));
  if (!waiting) return;
  const data = new FormData();
  for (const [name, value] of JSON.parse(waiting)) data.append(name, value);
  data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  data.set("then", "autosave");
  try {
    await send(form, data, false);
  } catch {
    return;
  }
  localStorage.removeItem(place(form));
  location.reload();
}

async function look_around() {
  const side = document.querySelector("[data-presence]");
  if (!side || document.visibilityState !== "visible") return;
  try {
    const answer = await fetch(side.dataset.presence, { redirect: "error" });
    if (answer.ok) redraw(await answer.text());
  } catch {
    // Nobody is told of others while there is no connection.
  }
}

export function start_autosaving() {
  document.addEventListener("formdata", tell_touched, true);
  document.addEventListener("input", typed);
  document.addEventListener("change", typed);
  document.addEventListener("submit", submitted, true);
  window.addEventListener("pagehide", leaving);
  document.addEventListener("htmx:before:swap", typed_on);
  document.addEventListener("htmx:error", not_saved);
  document.addEventListener("htmx:response:error", (event) => {
    if (event.detail.ctx.response.status >= 500) not_saved();
  });
  for (const form of document.querySelectorAll("form[data-autosave]")) bring_back(form);
  setInterval(look_around, STILL_HERE);
}

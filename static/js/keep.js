// Keeps what is typed into the form of a comment on the server, also for who is not signed in.
const PAUSE = 2000;

function keep(form) {
  const data = new FormData(form);
  if (!String(data.get("body") ?? "").trim()) return;
  fetch(form.dataset.keep, { method: "POST", body: data, credentials: "same-origin" })
    .then((answer) => {
      const line = form.querySelector("[data-kept]");
      if (answer.ok && line) line.hidden = false;
    })
    // Without a connection nothing is kept now; the next pause tries again.
    .catch(() => {});
}

export function start_keeping() {
  for (const form of document.querySelectorAll("form[data-keep]")) {
    let waiting = 0;
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => keep(form), PAUSE);
    });
    // What is sent is kept by sending it.
    form.addEventListener("submit", () => clearTimeout(waiting));
  }
}

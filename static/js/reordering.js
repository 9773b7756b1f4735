// Lets a list be put in order by dragging. The buttons beside each item do the same without it.
let dragged;

function handle_for(item) {
  const handle = document.createElement("span");
  handle.className = "cm-handle";
  handle.draggable = true;
  handle.setAttribute("aria-hidden", "true");
  handle.textContent = "⠿";
  handle.addEventListener("dragstart", (event) => {
    dragged = item;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", item.dataset.item);
    item.classList.add("is-dragged");
  });
  handle.addEventListener("dragend", () => item.classList.remove("is-dragged"));
  return handle;
}

async function send(list) {
  const data = new FormData();
  data.set("order", [...list.querySelectorAll("[data-item]")].map((item) => item.dataset.item).join(","));
  data.set("csrfmiddlewaretoken", list.querySelector("[name=csrfmiddlewaretoken]").value);
  await fetch(list.dataset.order, { method: "POST", body: data });
  // The buttons at both ends change, so the page is drawn again.
  location.reload();
}

export function start_reordering() {
  for (const list of document.querySelectorAll("[data-order]")) {
    const items = [...list.querySelectorAll("[data-item]")];
    if (items.length < 2) continue;
    for (const item of items) item.prepend(handle_for(item));
    list.addEventListener("dragover", (event) => {
      const over = event.target.closest("[data-item]");
      if (!dragged || !over || over === dragged || over.parentNode !== list) return;
      event.preventDefault();
      const box = over.getBoundingClientRect();
      over[event.clientY < box.top + box.height / 2 ? "before" : "after"](dragged);
    });
    list.addEventListener("drop", (event) => {
      event.preventDefault();
      dragged = undefined;
      send(list);
    });
  }
}

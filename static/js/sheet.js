// A table of cells like a spreadsheet's: the arrow keys go up and down, and what was copied from a spreadsheet is pasted
// from this cell on to the right and below, as far as there are rows.
const CELLS = ".cm-sheet input:not([type=checkbox]), .cm-sheet textarea, .cm-sheet select";

const row_of = (field) => [...(field.closest("tr")?.children ?? [])];
const field_in = (cell) => cell?.querySelector("input:not([type=checkbox]), textarea, select");

function below(field, step) {
  const at = row_of(field).indexOf(field.closest("td"));
  let row = field.closest("tr");
  do {
    row = step > 0 ? row.nextElementSibling : row.previousElementSibling;
  } while (row && !field_in(row.children[at]));
  return row && field_in(row.children[at]);
}

function moved(event) {
  const field = event.target;
  if (!field.matches?.(CELLS) || !["ArrowUp", "ArrowDown"].includes(event.key) || event.altKey) return;
  const many_lines = field.matches("textarea") && field.value.includes("\n");
  if (field.matches("select") || many_lines || field.getAttribute("list")) return;
  const next = below(field, event.key === "ArrowDown" ? 1 : -1);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function put(field, text) {
  if (field.matches("select")) {
    const option = [...field.options].find((one) => one.text.toLowerCase() === text.toLowerCase() || one.value === text.toLowerCase());
    if (option) field.value = option.value;
  } else {
    field.value = text;
  }
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// One column of plain cells is put below; whole rows go to the server, which knows headings and lists.
function pasted(event) {
  const field = event.target;
  if (!field.matches?.(CELLS)) return;
  const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const box = document.getElementById("pasted");
  if (text.includes("\t") && box) {
    event.preventDefault();
    box.value = text;
    box.form.requestSubmit(box.form.querySelector("button[value=paste]"));
    return;
  }
  const lines = text.split("\n");
  if (lines.length < 2 || field.matches("textarea")) return;
  event.preventDefault();
  for (let [at, cell] = [0, field]; cell && at < lines.length; at += 1, cell = below(cell, 1)) put(cell, lines[at].trim());
}

export function start_sheets() {
  document.addEventListener("keydown", moved);
  document.addEventListener("paste", pasted);
}

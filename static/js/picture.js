// A picture works without this: every box is a link. It lights up what belongs together, walks along lines with the arrow
// keys, and makes the picture larger.

const LARGER = 1.25;

export function start_pictures() {
  for (const picture of document.querySelectorAll("[data-picture]")) {
    const svg = picture.querySelector("svg");
    if (svg) {
      start_lighting(svg);
      start_zooming(picture, svg);
    }
  }
}

function start_lighting(svg) {
  const nodes = new Map([...svg.querySelectorAll("[data-node]")].map((node) => [node.dataset.node, node]));
  const links = [...svg.querySelectorAll("[data-from]")];
  const node_of = (target) => target.closest?.("[data-node]") ?? target.querySelector?.("[data-node]");
  const light = (event) => {
    const node = node_of(event.target);
    if (node) show_chain(svg, nodes, links, node);
  };
  const dark = () => svg.classList.remove("is-lighting");
  svg.addEventListener("pointerover", light);
  svg.addEventListener("pointerleave", dark);
  svg.addEventListener("focusin", light);
  svg.addEventListener("focusout", dark);
  svg.addEventListener("keydown", (event) => walk(event, svg, nodes, links, node_of));
}

// Up to where it comes from, down to what it leads to, never up and down again: that would light everything.
function show_chain(svg, nodes, links, node) {
  const missions = missions_of(links, node.dataset.node);
  const lit = new Set([node.dataset.node]);
  const lit_links = new Set();
  for (const [here, there] of [["from", "to"], ["to", "from"]]) {
    const waiting = [node.dataset.node];
    const seen = new Set(waiting);
    while (waiting.length) {
      const key = waiting.pop();
      for (const link of links) {
        if (link.dataset[here] !== key || (missions && link.dataset.mission && !missions.has(link.dataset.mission))) continue;
        lit_links.add(link);
        const next = link.dataset[there];
        lit.add(next);
        if (!seen.has(next)) {
          seen.add(next);
          waiting.push(next);
        }
      }
    }
  }
  svg.classList.add("is-lighting");
  for (const [key, one] of nodes) one.classList.toggle("is-lit", lit.has(key));
  for (const link of links) link.classList.toggle("is-lit", lit_links.has(link));
}

// From a mission only its own lines are followed; from a sector or a solution those of every mission that it belongs to.
function missions_of(links, key) {
  const beside = links.filter((link) => link.dataset.from === key || link.dataset.to === key);
  return new Set(beside.map((link) => link.dataset.mission).filter(Boolean));
}

function walk(event, svg, nodes, links, node_of) {
  const node = node_of(event.target);
  if (!node || !event.key.startsWith("Arrow")) return;
  const key = node.dataset.node;
  let next = null;
  if (event.key === "ArrowRight") next = links.filter((link) => link.dataset.from === key).map((link) => link.dataset.to);
  else if (event.key === "ArrowLeft") next = links.filter((link) => link.dataset.to === key).map((link) => link.dataset.from);
  else next = beside(nodes, key, event.key === "ArrowDown" ? 1 : -1);
  const found = [...new Set(next)].map((one) => nodes.get(one)).filter(Boolean).sort(by_height)[0];
  if (!found) return;
  event.preventDefault();
  (found.closest("a") ?? made_focusable(found)).focus();
}

function by_height(one, other) {
  return one.getBBox().y - other.getBBox().y;
}

// The next one up or down in the same column.
function beside(nodes, key, step) {
  const here = nodes.get(key).getBBox();
  const column = [...nodes].filter(([, node]) => Math.abs(node.getBBox().x - here.x) < 1);
  column.sort(([, one], [, other]) => by_height(one, other));
  const found = column[column.findIndex(([one]) => one === key) + step];
  return found ? [found[0]] : [];
}

function made_focusable(node) {
  node.setAttribute("tabindex", "-1");
  return node;
}

function start_zooming(picture, svg) {
  const tools = picture.querySelector("[data-tools]");
  if (!tools) return;
  let zoom = 1;
  const show = (size) => {
    zoom = Math.min(Math.max(size, 0.5), 6);
    svg.style.setProperty("--zoom", zoom);
  };
  tools.addEventListener("click", (event) => {
    const asked = event.target.dataset.zoom;
    if (asked === "in") show(zoom * LARGER);
    if (asked === "out") show(zoom / LARGER);
    if (asked === "fit") show(1);
    if (asked === "full") document.fullscreenElement ? document.exitFullscreen() : picture.requestFullscreen?.();
  });
}

const data = JSON.parse(document.getElementById("data").textContent);
const words = data.words;

// Charts: the picture is in the page already; the live chart takes its place.
for (const place of document.querySelectorAll("[data-chart]")) {
  const spec = data.charts[place.dataset.chart];
  const options = { actions: false, renderer: "svg", tooltip: { theme: "custom" } };
  embed(place, spec, options).then(({ view }) => {
    for (const svg of place.querySelectorAll("svg")) fit(svg);
    offer(document.querySelector(`[data-save="${place.dataset.chart}"]`), place.dataset.chart, view, spec);
  });
}

function fit(svg) {
  const [width, height] = [svg.getAttribute("width"), svg.getAttribute("height")];
  if (!svg.getAttribute("viewBox")) svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
}

function offer(place, name, view, spec) {
  const save = (label, make, kind) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.onclick = async () => download(`${name}.${kind}`, await make());
    place.append(button);
  };
  save(words.data, () => blob(csv(rows(spec)), "text/csv;charset=utf-8"), "csv");
  save("SVG", async () => blob(await view.toSVG(), "image/svg+xml"), "svg");
  save("PNG", () => view.toImageURL("png", 3), "png");
}

function rows(spec) {
  const all = Object.values(spec.datasets ?? {});
  const inline = [];
  const walk = (node) => {
    if (Array.isArray(node?.data?.values)) inline.push(node.data.values);
    for (const key of ["layer", "hconcat", "vconcat", "concat"]) for (const child of node?.[key] ?? []) walk(child);
    if (node?.spec) walk(node.spec);
  };
  walk(spec);
  return [...all, ...inline].sort((a, b) => b.length - a.length)[0] ?? [];
}

function csv(table) {
  const heads = Object.keys(table[0] ?? {});
  // A cell that begins like a formula is kept from being one when a spreadsheet opens the file.
  const cell = (value) => {
    const text = value === null || value === undefined ? "" : String(value);
    const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return "\ufeff" + [heads, ...table.map((row) => heads.map((head) => row[head]))].map((line) => line.map(cell).join(",")).join("\r\n");
}

const blob = (text, type) => URL.createObjectURL(new Blob([text], { type }));

function download(name, address) {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}

// Numbers: a click shows what they rest on.
const panel = document.getElementById("origin");
const body = panel.querySelector("div");
let asked = null;

function close() {
  panel.hidden = true;
  asked?.setAttribute("aria-expanded", "false");
  asked?.focus({ preventScroll: true });
  asked = null;
}

function element(tag, text, parent) {
  const made = document.createElement(tag);
  made.textContent = text;
  parent.append(made);
  return made;
}

function show(button) {
  const cite = data.cites[button.dataset.cite];
  asked?.setAttribute("aria-expanded", "false");
  asked = button;
  button.setAttribute("aria-expanded", "true");
  body.replaceChildren();
  element("h3", cite.title, body);
  element("p", cite.how, body);
  const list = element("dl", "", body);
  for (const index of cite.figures) {
    const [id, label, value, grade, source] = data.figures[index];
    const term = element("dt", label + words.colon, list);
    element("b", value, term);
    const where = element("dd", "", list);
    const link = element("a", `[${source}]`, where);
    link.href = `#source-${source}`;
    where.append(` ${data.sources[source - 1]}${grade ? ` · ${words.grade.replace("{}", grade)}` : ""} · ${id}`);
  }
  panel.hidden = false;
  panel.scrollTop = 0;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-cite]");
  if (button) event.preventDefault();
  if (button) (button === asked ? close : show)(button);
  else if (event.target.closest(".close")) close();
});
document.addEventListener("keydown", (event) => event.key === "Escape" && !panel.hidden && close());

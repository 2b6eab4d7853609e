// The page's own behaviour: choose, filter, correct, save. Text of documents is only ever set as text.
const held = JSON.parse(document.getElementById("data").textContent);
const { words: w, names, claims, docs, earlier } = held;
const card = document.getElementById("card"), save = document.getElementById("save"), addButton = document.getElementById("add");
const pick = card.firstElementChild.cloneNode(true);
const marks = new Map(); // place → mark
const mine = new Map(); // key → correction made in this page
let current = null, chosen = null;

const make = (tag, text, kind) => {
  const node = document.createElement(tag);
  if (text !== undefined && text !== null) node.textContent = text;
  if (kind) node.className = kind;
  return node;
};
const keyOf = (one) => [one.sha256, one.start, one.end].join(":");
const named = (group, value) => (names[group] && names[group][value]) || value;
const store = `xinzhi-ledger-${docs.map((doc) => doc.sha256.slice(0, 8)).join("-")}`.slice(0, 200);
const remember = () => { try { localStorage.setItem(store, JSON.stringify([...mine.values()])); } catch { /* a browser may keep nothing for files */ } };
const recall = () => { try { return JSON.parse(localStorage.getItem(store) || "[]"); } catch { return []; } };

document.querySelectorAll("mark").forEach((mark) => marks.set(Number(mark.dataset.c), mark));

// ---- the card
function line(list, label, value) {
  if (value === null || value === undefined || value === "") return;
  list.append(make("dt", label), make("dd", value));
}
function show(place, edit = false) {
  const claim = claims[place];
  if (!claim) return;
  current = place;
  marks.forEach((mark, at) => mark.classList.toggle("on", at === place));
  const change = mine.get(keyOf({ sha256: docs[claim.doc].sha256, start: claim.start, end: claim.end }));
  card.replaceChildren(closer(), make("h4", claim.text), quote(claim));
  card.classList.add("live");
  if (edit) { card.append(form(claim, change)); return; }
  const now = change ? { ...claim, ...change.fields } : claim;
  const list = make("dl");
  for (const name of ["subject", "metric"]) line(list, w[name], now[name]);
  line(list, w.value, change && change.fields.value !== undefined ? `${now.value} ${now.unit}` : claim.shown);
  line(list, w.kind, named("kind", now.kind));
  line(list, w.cmp, now.cmp === "=" ? "" : named("cmp", now.cmp));
  line(list, w.period, now.period === claim.period ? claim.when : now.period);
  line(list, w.region, now.region === claim.region ? claim.region === "unknown" ? claim.region_name : w.coded.replace("{}", claim.region_name).replace("{}", claim.region) : now.region);
  line(list, w.basis, now.basis && named("basis", now.basis));
  line(list, w.flags, (now.flags || []).map((flag) => named("flag", flag)).join("、"));
  for (const name of ["tier", "industry", "theme", "actor"]) line(list, w[name], now[name] && named(name, now[name]));
  line(list, w.by, change ? w.edit : named("by", claim.by));
  line(list, w.place, claim.place);
  card.append(list);
  if (change && change.action === "drop") card.append(make("p", w.drop, "pill in-conflict"));
  else card.append(check(claim));
  card.append(acts(claim, change));
  card.scrollTop = 0;
  clear(place);
}
function clear(place) { // on a narrow screen the card lies over the text: bring the mark above it
  const mark = marks.get(place);
  if (mark && card.offsetTop > 200 && mark.getBoundingClientRect().bottom > card.getBoundingClientRect().top - 8) scrollBy(0, mark.getBoundingClientRect().top - 90);
}
function quote(claim) {
  const node = make("p", undefined, "quote");
  node.append(claim.before, make("b", claim.text), claim.after);
  return node;
}
function closer() {
  const button = make("button", "×", "close");
  button.type = "button";
  button.setAttribute("aria-label", w.close);
  button.addEventListener("click", close);
  return button;
}
function close() {
  card.classList.remove("live");
  card.replaceChildren(pick.cloneNode(true));
  const back = marks.get(current);
  marks.forEach((mark) => mark.classList.remove("on"));
  current = null;
  if (back) back.focus({ preventScroll: true });
}
function check(claim) {
  const box = make("div", undefined, "check");
  const head = make("p");
  head.append(make("span", named("verdict", claim.verdict), `pill ${claim.verdict}`), claim.why);
  box.append(head);
  if (claim.held !== null) {
    const list = make("dl");
    line(list, w.stated, claim.shown);
    line(list, w.held, claim.table);
    line(list, w.difference, claim.difference);
    line(list, w.vintage, claim.vintage);
    line(list, w.source, claim.evidence);
    box.append(list);
  }
  return box;
}
function acts(claim, change) {
  const box = make("div", undefined, "acts");
  const button = (text, work, kind) => {
    const node = make("button", text, kind);
    node.type = "button";
    node.addEventListener("click", work);
    box.append(node);
  };
  button(w.edit, () => show(current, true), "main");
  if (change) button(w.undo, () => undo(claim));
  else {
    if (claim.by === "rule") button(w.confirm, () => correct(claim, "confirm", {}));
    button(w.drop, () => correct(claim, "drop", {}));
  }
  return box;
}
function form(claim, change) {
  const node = make("form"), now = change ? { ...claim, ...change.fields } : claim, inputs = {};
  for (const name of ["subject", "metric", "value", "unit", "kind", "cmp", "period", "region", "basis", "flags", "tier", "industry", "theme", "actor"]) {
    const label = make("label", w[name]);
    label.htmlFor = `f-${name}`;
    const input = names[name] && ["kind", "cmp", "tier"].includes(name) ? choice(name, now[name]) : make("input");
    input.id = `f-${name}`;
    if (input.tagName === "INPUT") input.value = name === "flags" ? (now.flags || []).join(" ") : now[name] ?? "";
    if (name === "value") input.inputMode = "decimal";
    inputs[name] = input;
    node.append(label, input);
  }
  const box = make("div", undefined, "acts"), keep = make("button", w.keep, "main"), back = make("button", w.close);
  keep.type = "submit"; back.type = "button";
  back.addEventListener("click", () => (claim.fresh ? close() : show(current)));
  box.append(keep, back);
  node.append(box);
  node.addEventListener("submit", (event) => { event.preventDefault(); kept(claim, inputs); });
  setTimeout(() => inputs.subject.focus(), 0);
  return node;
}
function choice(name, value) {
  const node = make("select");
  if (name === "tier") node.append(new Option("", ""));
  for (const [key, text] of Object.entries(names[name])) node.append(new Option(text, key, false, key === value));
  return node;
}
function kept(claim, inputs) {
  const fields = {};
  for (const [name, input] of Object.entries(inputs)) {
    let value = input.value.trim();
    if (name === "flags") value = value.split(/[\s;,、]+/).filter(Boolean);
    if (name === "value") { value = Number(value); if (input.value.trim() === "" || !Number.isFinite(value)) { input.setAttribute("aria-invalid", "true"); input.focus(); return; } }
    if (["basis", "tier", "industry", "theme", "actor"].includes(name) && value === "") value = null;
    if (claim.fresh || JSON.stringify(value) !== JSON.stringify(claim[name] ?? (name === "flags" ? [] : null))) fields[name] = value;
  }
  correct(claim, claim.fresh || claim.by === "added" ? "add" : "change", fields);
}

// ---- corrections
function correct(claim, action, fields) {
  const doc = docs[claim.doc];
  const one = { sha256: doc.sha256, document: doc.name, start: claim.start, end: claim.end, text: claim.text, action, fields };
  mine.set(keyOf(one), one);
  if (claim.fresh && !marks.has(claims.indexOf(claim))) claims.push({ ...claim, fresh: false });
  refresh();
  if (claim.fresh) close(); else show(current);
}
function undo(claim) {
  mine.delete(keyOf({ sha256: docs[claim.doc].sha256, start: claim.start, end: claim.end }));
  refresh();
  show(current);
}
function refresh() {
  marks.forEach((mark, place) => {
    const claim = claims[place], change = mine.get(keyOf({ sha256: docs[claim.doc].sha256, start: claim.start, end: claim.end }));
    mark.classList.toggle("mine", Boolean(change) && change.action !== "drop");
    mark.classList.toggle("dropped", Boolean(change) && change.action === "drop");
  });
  save.hidden = mine.size === 0;
  save.textContent = w.save.replace("{}", mine.size);
  remember();
}
save.addEventListener("click", () => {
  const all = new Map(earlier.map((one) => [keyOf(one), one]));
  mine.forEach((one, key) => {
    const before = all.get(key);
    const joined = before && one.action === "change" && before.action !== "drop" ? { ...one, action: before.action === "add" ? "add" : "change", fields: { ...before.fields, ...one.fields } } : one;
    all.set(key, joined);
  });
  const text = [...all.values()].map((one) => JSON.stringify(one) + "\n").join("");
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/jsonl" }));
  link.download = "corrections.jsonl";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 4000);
  document.getElementById("count").textContent = w.saved;
});

// ---- a claim that was missed: words chosen with the pointer
document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  addButton.hidden = true;
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0), node = range.startContainer;
  const paragraph = (node.nodeType === 1 ? node : node.parentElement)?.closest("article p");
  if (!paragraph || !paragraph.contains(range.endContainer) || range.toString().length > 80) return;
  const before = range.cloneRange();
  before.selectNodeContents(paragraph);
  before.setEnd(range.startContainer, range.startOffset);
  const start = Number(paragraph.dataset.start) + [...before.toString()].length, text = range.toString();
  chosen = { doc: Number(paragraph.closest(".doc").dataset.doc), start, end: start + [...text].length, text };
  const at = range.getBoundingClientRect();
  addButton.style.left = `${Math.max(8, at.left + scrollX)}px`;
  addButton.style.top = `${at.bottom + scrollY + 6}px`;
  addButton.hidden = false;
});
addButton.addEventListener("mousedown", (event) => event.preventDefault());
addButton.addEventListener("click", () => {
  const claim = { ...chosen, fresh: true, subject: "", metric: "", value: "", unit: "", kind: "level", cmp: "=", period: "", region: "", flags: [], before: "", after: "" };
  addButton.hidden = true;
  current = null;
  card.classList.add("live");
  card.replaceChildren(closer(), make("h4", claim.text), form(claim));
});

// ---- filters
const bar = document.getElementById("bar"), find = document.getElementById("find"), count = document.getElementById("count");
const selects = [...bar.querySelectorAll("select")], stats = [...document.querySelectorAll(".stat")];
function filter() {
  const wanted = Object.fromEntries(selects.map((select) => [select.dataset.filter, select.value]));
  const words = find.value.trim().toLowerCase();
  let seen = 0;
  marks.forEach((mark, place) => {
    const claim = claims[place];
    const fits = (!wanted.kind || claim.kind === wanted.kind) && (!wanted.verdict || claim.verdict === wanted.verdict) && (!wanted.region || claim.region === wanted.region)
      && (!wanted.flag || (claim.flags || []).includes(wanted.flag)) && (!wanted.by || claim.by === wanted.by)
      && (!words || [claim.text, claim.subject, claim.metric, claim.region_name].join(" ").toLowerCase().includes(words));
    mark.classList.toggle("off", !fits);
    mark.tabIndex = fits ? 0 : -1;
    seen += fits ? 1 : 0;
  });
  stats.forEach((stat) => stat.setAttribute("aria-pressed", String(wanted.verdict === stat.dataset.verdict)));
  count.textContent = seen ? w.shown.replace("{}", seen).replace("{}", marks.size) : w.none;
}
selects.forEach((select) => select.addEventListener("change", filter));
find.addEventListener("input", filter);
stats.forEach((stat) => stat.addEventListener("click", () => {
  const select = selects.find((one) => one.dataset.filter === "verdict");
  select.value = select.value === stat.dataset.verdict ? "" : stat.dataset.verdict;
  filter();
}));

// ---- pointer and keyboard
document.addEventListener("click", (event) => {
  const mark = event.target.closest?.("mark:not(.off)");
  if (mark && getSelection().isCollapsed) show(Number(mark.dataset.c));
});
function step(by) {
  const open = [...marks].filter(([, mark]) => !mark.classList.contains("off")).map(([place]) => place);
  if (!open.length) return;
  const at = open.indexOf(current);
  const next = open[at < 0 ? (by > 0 ? 0 : open.length - 1) : (at + by + open.length) % open.length];
  show(next);
  marks.get(next).focus({ preventScroll: true });
  marks.get(next).scrollIntoView({ block: "center" });
}
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, select, textarea");
  if (event.key === "Escape") { if (typing === find) find.blur(); close(); return; }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const mark = event.target.closest?.("mark");
  if (mark && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); show(Number(mark.dataset.c)); }
  else if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "e" && current !== null) { event.preventDefault(); show(current, true); }
  else if (event.key === "/") { event.preventDefault(); find.focus(); }
});
addEventListener("beforeunload", (event) => { if (mine.size) event.preventDefault(); });
function jump() {
  const mark = document.getElementById(location.hash.slice(1));
  if (mark && mark.tagName === "MARK") { show(Number(mark.dataset.c)); mark.scrollIntoView({ block: "center" }); }
}
addEventListener("hashchange", jump);

bar.hidden = false;
const applied = new Set(earlier.map((one) => JSON.stringify([keyOf(one), one.action, one.fields])));
recall().forEach((one) => {
  if (docs.some((doc) => doc.sha256 === one.sha256) && !applied.has(JSON.stringify([keyOf(one), one.action, one.fields]))) mine.set(keyOf(one), one);
});
refresh();
filter();
jump();

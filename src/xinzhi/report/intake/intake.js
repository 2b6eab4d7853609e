const find = document.querySelector("#find"), odd = document.querySelector("#odd");
const files = [...document.querySelectorAll("details.file")], none = document.querySelector("#none");
const show = () => {
  const words = find.value.trim().toLowerCase();
  let shown = 0;
  for (const file of files) {
    file.hidden = (odd.checked && file.dataset.odd === "") || !file.textContent.toLowerCase().includes(words);
    shown += !file.hidden;
  }
  none.hidden = shown > 0;
};
if (find) { find.addEventListener("input", show); odd.addEventListener("change", show); document.querySelector(".tools").hidden = false; }
for (const link of document.querySelectorAll(".tally a[href]"))
  link.addEventListener("click", () => document.querySelector(link.getAttribute("href"))?.closest("details")?.setAttribute("open", ""));

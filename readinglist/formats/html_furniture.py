"""What a page of papers looks like, and the script that searches it: the same in every page."""

STYLE = """
:root {
  color-scheme: light dark;
  --line: color-mix(in srgb, CanvasText 18%, Canvas);
  --soft: color-mix(in srgb, CanvasText 68%, Canvas);
}
body {
  font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 0 1rem 4rem;
  background: Canvas; color: CanvasText;
}
header {
  position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline;
  padding: .75rem 0; background: Canvas; border-bottom: 1px solid var(--line);
}
h1 { font-size: 1.25rem; margin: 0; }
input { flex: 1 1 12rem; font: inherit; padding: .25rem .5rem; }
header p { margin: 0; color: var(--soft); }
article {
  padding: 1rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere;
  content-visibility: auto; contain-intrinsic-size: auto 8rem;
}
article[hidden] { display: none; }
h2 { font-size: 1.05rem; line-height: 1.35; margin: 0; }
h2 a { color: inherit; text-decoration-color: var(--line); text-underline-offset: .15em; }
ul {
  list-style: none; display: flex; flex-wrap: wrap; gap: 0 .75rem; margin: .15rem 0 0; padding: 0;
  font-size: .9rem; color: var(--soft);
}
.authors { gap: 0 .4rem; color: CanvasText; }
.authors li:not(:last-child)::after { content: ","; }
.tags { gap: .25rem; margin-top: .35rem; }
.tags li { border: 1px solid var(--line); border-radius: .6rem; padding: 0 .5rem; }
.note { margin: .5rem 0 0; padding-left: .75rem; border-left: 3px solid var(--line); }
.note + .note { margin-top: 0; }
details { margin-top: .35rem; font-size: .95rem; }
summary { cursor: pointer; font-size: .9rem; color: var(--soft); }
details p { margin: .25rem 0 0; }
@media print { header input, header p { display: none; } header { position: static; } }
"""

SCRIPT = """
"use strict";
{
  const papers = Array.from(document.querySelectorAll("article"));
  const line = document.querySelector("input"), answer = document.querySelector("header p");
  const fold = text => text.normalize("NFKD").replace(/\\p{M}/gu, "").toLowerCase();
  const tell = count => {
    const all = papers.length.toLocaleString("en") + (papers.length === 1 ? " paper" : " papers");
    answer.textContent = count === papers.length ? all : count.toLocaleString("en") + " of " + all;
  };
  let texts = null;
  const search = () => {
    texts ??= papers.map(paper => fold(paper.textContent + " " + paper.dataset.key));
    const words = fold(line.value).split(/\\s+/).filter(Boolean);
    let count = 0;
    papers.forEach((paper, place) => {
      const isFound = words.every(word => texts[place].includes(word));
      if (paper.hidden === isFound) paper.hidden = !isFound;
      count += isFound;
    });
    tell(count);
  };
  line.addEventListener("input", search);
  document.addEventListener("keydown", event => {
    if (event.key === "/" && document.activeElement !== line) { event.preventDefault(); line.focus(); }
    if (event.key === "Escape" && line.value) { line.value = ""; search(); }
  });
  if (line.value) search(); else tell(papers.length);
}
"""

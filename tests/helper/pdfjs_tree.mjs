// pdfjs_tree.mjs FILE.pdf: prints the structure tree as pdf.js reads it.  For each page it gives
// the text of the marked content in tree order, as JSON: [[[role, text], ...], ...].
import { readFileSync } from "node:fs";
import { getDocument } from "../node_modules/pdfjs-dist/legacy/build/pdf.mjs";

const data = new Uint8Array(readFileSync(process.argv[2]));
const book = await getDocument({ data, verbosity: 0 }).promise;

async function readPage(page) {
  const content = await page.getTextContent({ includeMarkedContent: true });
  const texts = new Map();
  const open = [];
  for (const item of content.items) {
    if (item.type === "beginMarkedContentProps" || item.type === "beginMarkedContent") {
      open.push(item.id);
    } else if (item.type === "endMarkedContent") {
      open.pop();
    } else {
      const id = open.findLast((i) => i);
      if (id) {
        texts.set(id, (texts.get(id) ?? "") + item.str + (item.hasEOL ? " " : ""));
      }
    }
  }
  const found = [];
  const walk = (node, role) => {
    if (node.type === "content") {
      found.push([role, texts.get(node.id) ?? ""]);
    }
    for (const child of node.children ?? []) {
      walk(child, node.role);
    }
  };
  walk(await page.getStructTree(), "");
  return found;
}

const pages = [];
for (let i = 1; i <= book.numPages; i++) {
  pages.push(await readPage(await book.getPage(i)));
}
console.log(); // pdf.js prints warnings there as well
console.log(JSON.stringify(pages));

// pdfjs.mjs FILE.pdf FIRST LAST: reads pages as pdf.js does before it shows them (the list of drawing
// operators, with fonts) and as it does for search and screen readers (text and structure).
import { readFileSync } from "node:fs";
import { getDocument } from "../node_modules/pdfjs-dist/legacy/build/pdf.mjs";

const [path, first, last] = process.argv.slice(2);
const data = new Uint8Array(readFileSync(path));
const book = await getDocument({ data, verbosity: 0 }).promise;
for (let number = Number(first); number <= Math.min(Number(last), book.numPages); number++) {
  const page = await book.getPage(number);
  await page.getOperatorList();
  await page.getTextContent();
  await page.getStructTree();
  page.cleanup();
}
await book.destroy();

// node typst.js BOOK OUT: Typst from its Node package @myriaddreamin/typst-ts-node-compiler, for where no
// typst command is installed.  NODE_PATH says where the package lies.
const fs = require("node:fs");
const path = require("node:path");
const { NodeCompiler } = require("@myriaddreamin/typst-ts-node-compiler");

const [book, out] = process.argv.slice(2);
const compiler = NodeCompiler.create({
    workspace: path.dirname(book),
    fontArgs: [{ fontPaths: ["/usr/share/fonts"] }],
});
fs.writeFileSync(out, compiler.pdf({ mainFilePath: book }));

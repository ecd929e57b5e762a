// SPDX-License-Identifier: MIT
// The text of each page as pdf.js reads it, each page ended by a form feed.
//
//     node pdfjs.mjs MODULE FILE
//
// MODULE is legacy/build/pdf.mjs of pdfjs-dist.
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";

// Standard output is for the text alone.
console.log = console.warn = console.error;

const [module, file] = process.argv.slice(2).map((name) => resolve(name));
const pdfjs = await import(pathToFileURL(module).href);
const packageFolder = resolve(dirname(module), "..", "..");
const pdf = await pdfjs.getDocument({
    data: new Uint8Array(readFileSync(file)),
    cMapUrl: packageFolder + "/cmaps/",
    cMapPacked: true,
    standardFontDataUrl: packageFolder + "/standard_fonts/",
    verbosity: 0,
}).promise;
let text = "";
for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const content = await page.getTextContent({ disableNormalization: true });
    for (const item of content.items) {
        text += item.str + (item.hasEOL ? "\n" : "");
    }
    text += "\f";
}
process.stdout.write(text);

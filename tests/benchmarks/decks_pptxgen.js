// The same deck by PptxGenJS: node decks_pptxgen.js CONTENT.json OUT.pptx
const Pptx = require('pptxgenjs');
const slides = JSON.parse(require('fs').readFileSync(process.argv[2], 'utf8'));
const deck = new Pptx();
deck.layout = 'LAYOUT_WIDE';
const box = { x: 0.6, y: 1.6, w: 12, h: 5 };
for (const { title, notes, rows, labels, series, items } of slides) {
  const slide = deck.addSlide();
  slide.addText(title, { x: 0.6, y: 0.3, w: 12, h: 1, fontSize: 28 });
  if (rows) slide.addTable(rows.map(row => row.map(text => ({ text }))), box);
  if (items) slide.addText(items.map(text => ({ text, options: { bullet: true, breakLine: true } })), box);
  if (series) slide.addChart(deck.ChartType.bar, series.map(([name, values]) => ({ name, labels, values })), { ...box, barDir: 'bar' });
  slide.addNotes(notes);
}
deck.writeFile({ fileName: process.argv[3], compression: true });

/**
 * Runs in a worker thread with a memory limit. It is text, not a module: a bundler neither has to find nor to copy it, and
 * an out-of-memory in the parser ends the thread alone. Rows stay in the thread as JSON `[line, ...cells]`, handed out on
 * demand: nothing of a member's data is written to disk.
 * Text cells stay text ("007"); numbers lose neither digits nor gain exponents; dates become ISO; of a formula the stored
 * value is taken.
 */
export const XLSX_WORKER_SOURCE = `
'use strict';
const { parentPort, workerData } = require('node:worker_threads');
const XLSX = require(workerData.library);
const { rowLimit } = workerData;
let rows = [];
const warnings = [];
const warn = (code, line, column) => warnings.push([code, line, column]);
const pad = (n, width) => String(n).padStart(width || 2, '0');

function dateText(serial, date1904) {
  const d = XLSX.SSF.parse_date_code(serial, { date1904 });
  if (!d) return String(serial);
  const day = pad(d.y, 4) + '-' + pad(d.m) + '-' + pad(d.d);
  const time = pad(d.H) + ':' + pad(d.M) + ':' + pad(d.S);
  if (serial < 1) return time;
  return time === '00:00:00' ? day : day + ' ' + time;
}

function numberText(cell, date1904, line, column) {
  const value = cell.v;
  const format = typeof cell.z === 'string' ? cell.z : '';
  if (format && format !== 'General') {
    if (/^0{2,}$/.test(format)) return String(Math.round(value)).padStart(format.length, '0');
    if (XLSX.SSF.is_date(format)) return dateText(value, date1904);
  }
  if (Number.isInteger(value)) {
    if (Math.abs(value) >= 1e15) warn('number_precision', line, column);
    return Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
  }
  return String(Number(value.toPrecision(15)));
}

function cellText(cell, date1904, line, column) {
  if (!cell) return '';
  if (cell.f !== undefined && (cell.v === undefined || cell.v === null)) {
    warn('formula_without_value', line, column);
    return '';
  }
  if (cell.t === 'e') {
    warn('cell_error', line, column);
    return '';
  }
  if (cell.t === 'n') return numberText(cell, date1904, line, column);
  if (cell.t === 'b') return cell.v ? 'TRUE' : 'FALSE';
  return cell.v === undefined || cell.v === null ? '' : String(cell.v);
}

function isFilled(sheet) {
  return Boolean(sheet && sheet['!data'] && sheet['!data'].some((row) => row && row.some((cell) => cell && cell.v !== undefined)));
}

function run() {
  const book = XLSX.read(workerData.bytes, {
    type: 'buffer',
    dense: true, cellNF: true, cellHTML: false, cellText: false, cellFormula: true, sheetStubs: true, sheetRows: rowLimit + 20,
  });
  const meta = (book.Workbook && book.Workbook.Sheets) || [];
  const visible = book.SheetNames.filter((_, i) => !(meta[i] && meta[i].Hidden));
  const filled = visible.filter((name) => isFilled(book.Sheets[name]));
  if (filled.length === 0) return { code: 'file_empty' };
  if (filled.length > 1) warn('more_sheets', null, null);
  const sheet = book.Sheets[filled[0]];
  const date1904 = Boolean(book.Workbook && book.Workbook.WBProps && book.Workbook.WBProps.date1904);
  const first = sheet['!ref'] ? XLSX.utils.decode_range(sheet['!ref']).s.c : 0;
  sheet['!data'].forEach((row, index) => {
    if (!row) return;
    const cells = [];
    let any = false;
    for (let c = first; c < row.length; c++) {
      const text = cellText(row[c], date1904, index + 1, c + 1);
      if (text.trim() !== '') any = true;
      cells.push(text);
    }
    if (!any) return;
    rows.push(JSON.stringify([index + 1].concat(cells)));
  });
  return rows.length > rowLimit + 1 ? { code: 'xlsx_too_many_rows' } : { code: null };
}

let answer;
try {
  answer = run();
} catch (error) {
  answer = { code: /password|encrypt/i.test(String(error && error.message)) ? 'file_encrypted' : 'file_damaged' };
}
answer.warnings = warnings.slice(0, 5000);
parentPort.postMessage(answer);
parentPort.on('message', ({ from, count }) => parentPort.postMessage(rows.slice(from, from + count).join('\\n')));
`;

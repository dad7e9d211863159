// The tables of reports: each can be sorted by its columns, and each row has the search of its events.
const ABOUT = {
  summary: ['Summary', 'numbers of all kinds of events, users, programs and files'],
  noise: ['Noise', 'which rule fills the disk; share and disk are percentages of events and bytes'],
  rare: ['Rare programs', 'programs that were run once'],
  keys: ['Keys', 'events by the key of the rule'],
  types: ['Types', 'events by the type of their records'],
  exes: ['Programs', 'events by executable'],
  syscalls: ['System calls', 'events by system call'],
  users: ['Users', 'events by login user (auid)'],
  files: ['Files', 'events by file'],
  auth: ['Authentications', 'by time'],
  logins: ['Logins', 'by time'],
  sessions: ['Sessions', 'login sessions'],
  accounts: ['Account changes', 'by time'],
  config: ['Configuration changes', 'by time'],
  anomalies: ['Anomalies', 'by time'],
  responses: ['Responses to anomalies', 'by time'],
  avc: ['Access decisions', 'of SELinux and AppArmor, by time'],
  mac: ['Mandatory access control', 'by time'],
  crypto: ['Cryptography', 'by time'],
  integrity: ['Integrity', 'by time'],
  virt: ['Virtualization', 'by time'],
  tty: ['Terminal input', 'by time'],
  privilege: ['Privilege', 'who ran what as another user, by time'],
  hours: ['Hours', 'events by hour and day of the week'],
  range: ['Files read', 'the time and the events of each file'],
};
const STEP = 50;
function tableParts() {
  return data.tables.map((table, i) => tablePart(table, i));
}
function tablePart(table, number) {
  const about = new Map(Object.entries(ABOUT)).get(table.name) || [table.name, 'events by ' + table.name.split(',').join(' and ')];
  const part = section('table' + number, about[0], about[1]);
  const width = table.columns.length;
  const view = {part, table, width, rows: [], order: null, shown: STEP, words: ''};
  for (let i = 0; i + width <= table.cells.length; i += width) {
    view.rows.push(i);
  }
  const shown = table.columns.map((column, i) => i).filter(i => table.columns[i].kind !== 'search');
  view.search = table.columns.findIndex(column => column.kind === 'search');
  view.time = table.columns.findIndex(column => column.kind === 'time' && column.name === 'time');
  view.first = table.columns.findIndex(column => column.name === 'first');
  view.last = table.columns.findIndex(column => column.name === 'last');
  view.bar = table.columns.findIndex(column => column.kind === 'number');
  view.most = Math.max(1, ...view.rows.map(row => Number(table.cells[row + view.bar]) || 0));
  view.digits = table.columns.map((column, i) => column.kind !== 'number' ? 0 : Math.max(0, ...view.rows.map(row => (String(table.cells[row + i]).split('.')[1] || '').length)));
  const body = el('tbody');
  const more = el('button.plain', {});
  const note = el('p.note');
  const heads = shown.map(i => head(table.columns[i], () => sort(view, i, draw)));
  view.heads = heads;
  view.columns = shown;
  const last = view.search < 0 ? null : el('th', {scope: 'col', class: 'search'}, el('span.unseen', 'Search'));
  if (view.rows.length > 15) {
    const input = el('input', {type: 'search', placeholder: 'Filter rows', 'aria-label': 'Filter the rows of ' + about[0]});
    input.addEventListener('input', () => {
      view.words = input.value.toLowerCase();
      draw();
    });
    part.heading.parentNode.append(input);
  }
  part.node.append(
    el('div', {class: 'scroll' + (shown.length < 4 && view.rows.length > 12 ? ' columns' : ''), tabindex: 0, role: 'region', 'aria-label': 'Rows of ' + about[0]},
      el('table', {class: shown.length < 4 ? 'narrow' : null}, el('thead', el('tr', heads, last)), body)),
    more, note);
  more.addEventListener('click', () => {
    view.shown += 4 * STEP;
    draw();
  });
  function draw() {
    const rows = visibleRows(view);
    body.replaceChildren(...rows.slice(0, view.shown).map(row => tableRow(view, row)));
    if (rows.length === 0) {
      body.append(el('tr', el('td.empty', {colspan: shown.length + 1}, view.rows.length === 0 ? 'No events.' : 'No row in this part.')));
    }
    more.hidden = rows.length <= view.shown;
    more.textContent = 'Show ' + Math.min(4 * STEP, rows.length - view.shown) + ' more of ' + count(rows.length);
    const isFixed = range.from !== null && view.time < 0 && view.first < 0;
    const notes = [...table.notes];
    if (table.omitted > 0) {
      notes.push(plural(table.omitted, 'more row') + (table.omitted === 1 ? ' is' : ' are') + ' not on this page; --top 0 lists all, and --format csv has no limit.');
    }
    if (isFixed) {
      notes.push('These numbers are of the whole time.');
    }
    note.textContent = notes.join(' ');
    note.hidden = notes.length === 0;
  }
  range.listeners.push(draw);
  draw();
  return view;
}
function head(column, sorted) {
  return el('th', {scope: 'col', 'aria-sort': 'none', class: column.kind}, el('button', {onclick: sorted}, column.name));
}
function sort(view, column, draw) {
  const kind = view.table.columns[column].kind;
  const same = view.order && view.order.column === column;
  const down = same ? !view.order.down : kind !== 'text';
  view.order = {column, down};
  view.heads.forEach((node, i) => node.setAttribute('aria-sort', view.columns[i] !== column ? 'none' : down ? 'descending' : 'ascending'));
  const cells = view.table.cells;
  const sign = down ? -1 : 1;
  view.rows.sort((a, b) => {
    const [x, y] = [cells[a + column], cells[b + column]];
    if (x === null || y === null) {
      return (x === null) - (y === null) || a - b;
    }
    return sign * (kind === 'text' ? compareText(x, y) : x - y) || a - b;
  });
  draw();
}
// Numbers within texts, such as user IDs, are in the order of their size.
const collator = new Intl.Collator('en', {numeric: true});
function compareText(x, y) {
  return collator.compare(x, y);
}
function visibleRows(view) {
  const cells = view.table.cells;
  return view.rows.filter(row => {
    const inTime = view.time >= 0
      ? isInRange(cells[row + view.time], cells[row + view.time])
      : view.first < 0 || view.last < 0 || isInRange(cells[row + view.first], cells[row + view.last]);
    return inTime && (!view.words || view.columns.some(i => String(cells[row + i]).toLowerCase().includes(view.words)));
  });
}
// Words of such a text, such as types of records, stay in one piece.
const SHORT = 20;
function tableRow(view, row) {
  const {table, columns} = view;
  const node = el('tr', columns.map((i, at) => {
    const kind = table.columns[i].kind;
    const value = table.cells[row + i];
    const text = value === null ? table.columns[i].absent : kind === 'number' ? count(value.toFixed(view.digits[i])) : kind === 'time' ? stamp(value) : value;
    const isFailure = table.columns[i].name === 'failed' && value > 0;
    const isShort = kind === 'text' && text.length <= SHORT;
    const cell = el(at === 0 ? 'th' : 'td', {class: kind + (isShort ? ' short' : '') + (isFailure ? ' failure' : '') + (value === null ? ' absent' : ''), scope: at === 0 ? 'row' : null}, text);
    if (i === view.bar && value !== null && view.rows.length > 1 && table.name !== 'summary') {
      cell.classList.add('bar');
      cell.style.setProperty('--part', (value / view.most).toFixed(4));
    }
    return cell;
  }));
  const options = view.search < 0 ? null : table.cells[row + view.search];
  if (options !== null && options !== undefined) {
    const button = el('button.plain', {'aria-expanded': 'false'}, 'search');
    button.addEventListener('click', () => toggleSearch(view, node, button, options));
    node.append(el('td.search', button));
  } else if (view.search >= 0) {
    node.append(el('td'));
  }
  return node;
}
function toggleSearch(view, node, button, options) {
  const open = button.getAttribute('aria-expanded') === 'true';
  button.setAttribute('aria-expanded', String(!open));
  if (open) {
    node.nextSibling.remove();
  } else {
    node.after(el('tr.detail', el('td', {colspan: view.columns.length + 1}, commandLine(search(options)))));
  }
}
function lines(cell) {
  const text = document.createRange();
  text.selectNodeContents(cell);
  return new Set([...text.getClientRects()].map(each => each.top)).size;
}
function ownTests(check) {
  for (const {table, rows, width, bar, columns, heads, part} of parts.tables) {
    check(table.cells.length === rows.length * width, 'whole rows of ' + table.name);
    if (bar >= 0 && rows.length > 0) {
      heads[columns.indexOf(bar)].firstChild.click();
      check(rows.every((row, i) => i === 0 || table.cells[rows[i - 1] + bar] >= table.cells[row + bar]), table.name + ' is sorted');
      part.node.querySelector('td.search button').click();
      check(part.node.querySelector('tr.detail').textContent.startsWith(data.search), table.name + ' has searches');
    }
    const words = [...part.node.querySelectorAll('tbody .short')].filter(cell => !/[^\w]/.test(cell.textContent));
    check(words.every(cell => lines(cell) <= 1), table.name + ' has whole words');
  }
}

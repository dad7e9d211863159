// The tree of processes: a list of rows of the same height, of which only those in view are elements.
const NEXT = 1, HEAD = 2, HIT = 4, USER = 8, CHANGED = 16, ORPHANED = 32, GUESS = 64, TITLE = 128, UNSEEN = 256, EXEC_FAILED = 512, INHERITED = 1024, ABOVE = 2048, NO_EXIT = 4096, NO_BEGIN = 8192, RARE = 1 << 15;
const WORDS = [[1 << 14, 'may be a thread'], [ORPHANED, 'orphaned'], [GUESS, 'parent?'], [TITLE, 'from PROCTITLE'], [NO_EXIT, 'exit not seen']];
const LINKS = {fork: 'a fork record', ppid: 'its PPID', guess: 'a guess', number: 'its number only', adopter: 'the PPID of an orphan'};
const SIGNAL = 256;
const SIGNALS = 'HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS'.split(' ');
const ROW = 26;
function sums(values) {
  for (let i = 1; i < values.length; i++) {
    values[i] += values[i - 1];
  }
  return values;
}
function treeView() {
  const {rows, columns} = data.tree;
  const view = {rows, open: new Uint8Array(rows), shown: [], selected: -1, words: [], only: new Set(), session: null, sessionListeners: []};
  for (const name of Object.keys(columns)) {
    view[name] = column(columns[name], rows);
  }
  sums(view.start);
  sums(view.serial);
  sums(view.pid);
  view.parent = new Int32Array(rows).fill(-1);
  view.next = new Int32Array(rows).fill(rows);
  view.place = new Int32Array(rows);
  view.siblings = new Int32Array(rows + 1);
  view.each = new Float64Array(rows);
  const path = [];
  for (let i = 0; i < rows; i++) {
    const depth = view.depth[i];
    for (const above of path.splice(depth)) {
      view.next[above] = i;
    }
    path[depth] = i;
    view.parent[i] = depth === 0 ? -1 : path[depth - 1];
    view.place[i] = ++view.siblings[view.parent[i] + 1];
    view.each[i] = times(view, i) * (depth === 0 ? 1 : view.each[view.parent[i]]);
  }
  const {heads} = data.tree;
  view.sessions = heads.row.map((row, i) => ({row, id: heads.id[i], login: strings[heads.login[i]], from: strings[heads.from[i]], host: strings[heads.host[i]],
    first: view.start[row], last: view.start[row] + heads.length[i], processes: heads.processes[i], programs: heads.programs[i], failed: heads.failed[i],
    loginTime: heads.loginTime[i], loginSerial: heads.loginSerial[i]}));
  view.headOf = new Map(view.sessions.map(session => [session.row, session]));
  findNotable(view);
  openFirst(view);
  return view;
}
const is = (view, row, flag) => (view.flags[row] & flag) !== 0;
const isProcess = (view, row) => !is(view, row, NEXT | HEAD);
const hasChildren = (view, row) => view.next[row] > row + 1;
const times = (view, row) => view.times[row] || 1;
const hasFailed = (view, row) => view.status[row] !== 0 || is(view, row, EXEC_FAILED);
function endOf(view, row) {
  return view.start[row] + Math.max(0, view.life[row] - 1, view.span[row]);
}
function sessionOf(view, row) {
  let at = row;
  while (view.parent[at] >= 0) {
    at = view.parent[at];
  }
  return view.headOf.get(at);
}
function commandOf(view, row) {
  const head = view.headOf.get(row);
  if (head) {
    return head.id < 0 ? 'no session' : 'session ' + head.id + (head.login ? ' · login ' + head.login : '');
  }
  const text = strings[view.command[row]] || '?';
  return is(view, row, INHERITED) ? '[' + text + ']' : text;
}
function signalName(number) {
  return number > 0 && number <= SIGNALS.length ? 'SIG' + SIGNALS[number - 1] : 'signal ' + number;
}
function factsOf(view, row) {
  const facts = [];
  const add = (text, isFailure) => facts.push({text, isFailure});
  const head = view.headOf.get(row);
  if (head) {
    add(plural(head.processes, 'process', 'processes') + ', ' + plural(head.programs, 'program'));
    return facts;
  }
  if (times(view, row) > 1) {
    add('×' + count(times(view, row)));
  }
  if (is(view, row, UNSEEN)) {
    add('known only by ' + (times(view, row) > 1 ? 'their PIDs' : 'its PID'));
    return facts;
  }
  if (is(view, row, USER | CHANGED)) {
    add((is(view, row, CHANGED) ? '→ ' : '') + strings[view.user[row]]);
  }
  if (is(view, row, EXEC_FAILED)) {
    add('exec failed', true);
  }
  const status = view.status[row];
  if (status !== 0) {
    add(status >= SIGNAL ? signalName(status - SIGNAL) : 'exit ' + status, true);
  }
  if (view.life[row] > 10 && times(view, row) === 1 && !is(view, row, NO_BEGIN)) {
    add(duration(view.life[row] - 1).replace(' ', '\u00a0'));
  }
  for (const [flag, text] of WORDS) {
    if (is(view, row, flag)) {
      add(text);
    }
  }
  if (view.dropped[row] > 0) {
    add(count(view.dropped[row]) + ' below not on this page');
  }
  return facts;
}
function findNotable(view) {
  view.kinds = {failed: [], user: [], rare: []};
  view.mark = new Uint8Array(view.rows);
  for (let i = 0; i < view.rows; i++) {
    const isOwn = !is(view, i, HEAD | ABOVE);
    [isOwn && isProcess(view, i) && hasFailed(view, i), isOwn && is(view, i, CHANGED), is(view, i, RARE)].forEach((isSo, kind) => {
      if (isSo) {
        Object.values(view.kinds)[kind].push(i);
        view.mark[i] |= 1 << kind;
      }
    });
  }
}
// Opens on the matching events, else on login sessions. Services, and what root did without failures, stay folded.
const SMALL = 60;
const MOST_OPEN = 400;
function openFirst(view) {
  const worth = new Uint8Array(view.rows);
  for (let i = view.rows - 1; i >= 0; i--) {
    const isOfRoot = strings[view.user[i]] === 'root';
    worth[i] |= data.tree.filtered ? (is(view, i, HIT) ? 1 : 0) : (isProcess(view, i) && (!isOfRoot || view.mark[i] > 0) ? 1 : 0);
    if (view.parent[i] >= 0) {
      worth[view.parent[i]] |= worth[i];
    }
  }
  const hasLogins = view.sessions.some(session => session.id >= 0);
  let opened = 0;
  for (const session of view.sessions) {
    const end = view.next[session.row];
    const isService = session.id < 0 && hasLogins && !data.tree.filtered;
    if (isService || opened > MOST_OPEN) {
      continue;
    }
    const isSmall = end - session.row <= SMALL;
    for (let i = session.row; i < end; i++) {
      const hasWorthBelow = hasChildren(view, i) && worth.subarray(i + 1, view.next[i]).includes(1);
      if (hasWorthBelow && (isSmall || data.tree.filtered || view.depth[i] < 3)) {
        view.open[i] = 1;
        opened += view.next[i] - i > SMALL ? SMALL : view.next[i] - i;
        if (opened > MOST_OPEN) {
          break;
        }
      }
    }
  }
}
// Rows in order: all that match with those above them if something is searched for, else those below open rows.
function listRows(view) {
  const isSearch = view.words.length > 0 || view.only.size > 0;
  const keep = isSearch || view.session || range.from !== null ? matching(view) : null;
  const shown = [];
  for (let i = 0; i < view.rows; ) {
    const isKept = !keep || keep[i];
    if (isKept) {
      shown.push(i);
    }
    i = isKept && (isSearch || view.open[i]) ? i + 1 : view.next[i];
  }
  view.shown = shown;
  view.isSearch = isSearch;
}
function matching(view) {
  const {rows, words, only, session} = view;
  const mask = Object.keys(KINDS).reduce((sum, kind, i) => sum | only.has(kind) << i, 0);
  const texts = words.length > 0 ? strings.map(text => text.toLowerCase()) : null;
  const keep = new Uint8Array(rows);
  for (const each of view.sessions) {
    if (session === null || session === each) {
      for (let i = view.next[each.row] - 1; i > each.row; i--) {
        const isMatch = (mask === 0 || (view.mark[i] & mask) !== 0)
          && isInRange(view.start[i], endOf(view, i))
          && words.every(word => texts[view.command[i]].includes(word) || texts[view.user[i]] === word || (isProcess(view, i) && String(view.pid[i]) === word));
        if (isMatch || keep[i]) {
          keep[i] = 1;
          keep[view.parent[i]] = 1;
        }
      }
    }
  }
  return keep;
}
function treeParts() {
  const view = treeView();
  sessionCards(view);
  notable(view);
  treePart(view);
  return view;
}
function treePart(view) {
  const part = section('tree', 'Process tree', '');
  const input = el('input', {type: 'search', placeholder: 'Command, user or PID', 'aria-label': 'Filter processes by command, user or PID'});
  const chips = Object.keys(KINDS).map(kind => el('button.chip', {'data-kind': kind, onclick: () => toggleKind(view, kind)}, KINDS[kind][0]));
  const session = el('button.chip', {onclick: () => showSession(view, view.session)});
  const all = el('button.plain', {onclick: () => openAll(view, 1)}, 'Expand all');
  const none = el('button.plain', {onclick: () => openAll(view, 0)}, 'Collapse all');
  const tools = el('div.tools', {role: 'group', 'aria-label': 'Filter'}, input, chips, session, el('span.space'), all, none);
  const space = el('div', {role: 'none', class: 'space'});
  const tree = el('div', {role: 'tree', class: 'tree', tabindex: 0, 'aria-label': 'Processes, by login session', onkeydown: event => key(view, event), onscroll: () => paint(view)}, space);
  const detail = el('aside.details', {'aria-label': 'Details of a process', hidden: true});
  const box = el('div.box', tree, detail);
  part.node.append(tools, box);
  if (data.tree.note) {
    part.node.append(el('p.note', data.tree.note));
  }
  Object.assign(view, {part, input, chips, sessionChip: session, space, tree, detail, box});
  let timer = 0;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => filter(view), 80);
  });
  range.listeners.push(() => update(view));
  new ResizeObserver(() => paint(view)).observe(tree);
  update(view);
  const hit = data.tree.filtered ? view.shown.findIndex(row => is(view, row, HIT)) : -1;
  view.selected = view.shown[Math.max(0, hit)] ?? -1;
  scrollTo(view);
  paint(view);
}
function filter(view) {
  view.words = view.input.value.toLowerCase().split(/\s+/).filter(Boolean);
  update(view);
}
function update(view) {
  listRows(view);
  const rows = view.shown.filter(row => isProcess(view, row)).length;
  view.part.about.textContent = plural(rows, 'process', 'processes') + (view.isSearch ? ' with what is above them' : ' in open rows');
  view.space.style.height = view.shown.length * ROW + 'px';
  view.tree.style.height = Math.max(4, Math.min(view.shown.length, 26)) * ROW + 2 + 'px';
  view.chips.forEach(chip => chip.setAttribute('aria-pressed', String(view.only.has(chip.dataset.kind))));
  view.sessionChip.hidden = view.session === null;
  view.sessionChip.textContent = view.session === null ? '' : commandOf(view, view.session.row) + ' ✕';
  paint(view);
}
function paint(view) {
  const first = Math.max(0, Math.floor(view.tree.scrollTop / ROW) - 8);
  const last = Math.min(view.shown.length, Math.ceil((view.tree.scrollTop + view.tree.clientHeight) / ROW) + 8);
  const nodes = [];
  for (let i = first; i < last; i++) {
    nodes.push(rowNode(view, view.shown[i], i));
  }
  if (view.shown.length === 0) {
    nodes.push(el('div', {role: 'treeitem', class: 'row empty'}, 'No process in this part.'));
  }
  view.space.replaceChildren(...nodes);
  const active = view.shown.indexOf(view.selected);
  if (active >= first && active < last) {
    view.tree.setAttribute('aria-activedescendant', 'row' + view.selected);
  } else {
    view.tree.removeAttribute('aria-activedescendant');
  }
}
function rowNode(view, row, at) {
  const isHead = is(view, row, HEAD);
  const isParent = hasChildren(view, row);
  const isOpen = view.isSearch || view.open[row] === 1;
  const twisty = el('span.twisty', {'aria-hidden': 'true', onclick: event => { event.stopPropagation(); toggle(view, row); }}, isParent ? (isOpen ? '▾' : '▸') : '');
  const name = el('span.name', twisty,
    is(view, row, NEXT) ? el('span.pid', '⇒') : isHead ? null : el('span.pid', view.pid[row]),
    el('span', {class: isHead ? 'session' : 'mono'}, commandOf(view, row)));
  name.style.setProperty('--depth', Math.min(view.depth[row], 24));
  const facts = el('span.facts', factsOf(view, row).map((fact, i) => [i > 0 ? ' · ' : '', el('span', {class: fact.isFailure ? 'failure' : null}, fact.text)]));
  const hasTime = !is(view, row, UNSEEN);
  const node = el('div', {role: 'treeitem', id: 'row' + row, class: 'row' + (isHead ? ' head' : '') + (is(view, row, HIT) && data.tree.filtered ? ' hit' : ''),
    'aria-level': view.depth[row] + 1, 'aria-posinset': view.place[row], 'aria-setsize': view.siblings[view.parent[row] + 1],
    'aria-expanded': isParent ? String(isOpen) : null, 'aria-selected': String(row === view.selected), onclick: () => choose(view, row), ondblclick: () => toggle(view, row)},
    name, facts, el('span.time', hasTime ? rowTime(view.start[row]) : ''), hasTime ? rowLife(view, row) : el('span.life.none'));
  node.style.top = at * ROW + 'px';
  return node;
}
// With the day if the log has several.
function rowTime(ms) {
  return day(span.from) === day(span.to) ? clockMillis(ms) : iso(ms).slice(5, 10) + ' ' + clock(ms);
}
function rowLife(view, row) {
  const head = view.headOf.get(row);
  const bar = head ? lifeBar(head.first, head.last, false) : lifeBar(view.start[row], endOf(view, row), view.life[row] === 0);
  if (hasFailed(view, row)) {
    bar.classList.add('failure');
  }
  return bar;
}
function toggle(view, row) {
  if (hasChildren(view, row) && !view.isSearch) {
    view.open[row] ^= 1;
    update(view);
  }
}
function openAll(view, open) {
  view.open.fill(open);
  update(view);
}
function choose(view, row) {
  view.selected = row;
  showDetail(view, row);
  paint(view);
}
function scrollTo(view) {
  const at = view.shown.indexOf(view.selected) * ROW;
  if (at < view.tree.scrollTop) {
    view.tree.scrollTop = Math.max(0, at);
  } else if (at + ROW > view.tree.scrollTop + view.tree.clientHeight) {
    view.tree.scrollTop = at + ROW - view.tree.clientHeight + ROW;
  }
}
// Arrow keys as in any tree; Enter shows the details, Escape hides them.
function key(view, event) {
  const {shown, selected} = view;
  const at = Math.max(0, shown.indexOf(selected));
  const page = Math.max(1, Math.floor(view.tree.clientHeight / ROW) - 1);
  const isOpen = view.isSearch || view.open[selected] === 1;
  let to = at;
  switch (event.key) {
    case 'ArrowDown': to = at + 1; break;
    case 'ArrowUp': to = at - 1; break;
    case 'PageDown': to = at + page; break;
    case 'PageUp': to = at - page; break;
    case 'Home': to = 0; break;
    case 'End': to = shown.length - 1; break;
    case 'ArrowRight':
      if (hasChildren(view, selected) && !isOpen) {
        toggle(view, selected);
      } else if (hasChildren(view, selected)) {
        to = at + 1;
      }
      break;
    case 'ArrowLeft':
      if (hasChildren(view, selected) && isOpen && !view.isSearch) {
        toggle(view, selected);
      } else {
        to = Math.max(0, shown.indexOf(view.parent[selected]));
      }
      break;
    case 'Enter': case ' ': choose(view, selected); break;
    case 'Escape': hideDetail(view); break;
    default: return;
  }
  event.preventDefault();
  view.selected = shown[Math.max(0, Math.min(shown.length - 1, to))] ?? -1;
  scrollTo(view);
  if (!view.detail.hidden && view.selected >= 0) {
    showDetail(view, view.selected);
  }
  paint(view);
}
function reveal(view, row) {
  view.input.value = '';
  view.words = [];
  view.only.clear();
  setSession(view, null);
  for (let at = view.parent[row]; at >= 0; at = view.parent[at]) {
    view.open[at] = 1;
  }
  update(view);
  choose(view, row);
  scrollTo(view);
  view.tree.focus({preventScroll: true});
  view.part.node.scrollIntoView({block: 'start'});
}
function toggleKind(view, kind) {
  view.only.has(kind) ? view.only.delete(kind) : view.only.add(kind);
  update(view);
}
function showKind(view, kind) {
  view.only = new Set([kind]);
  update(view);
  view.part.node.scrollIntoView({block: 'start'});
}
function setSession(view, session) {
  view.session = session;
  view.sessionListeners.forEach(listener => listener());
}
function showSession(view, session) {
  const isNew = view.session !== session;
  setSession(view, isNew ? session : null);
  if (isNew) {
    view.open[session.row] = 1;
    view.selected = session.row;
  }
  update(view);
  scrollTo(view);
  if (isNew) {
    view.part.node.scrollIntoView({block: 'start'});
  }
}
// What else is known of a process.
function hideDetail(view) {
  view.detail.hidden = true;
  view.box.classList.remove('with');
}
function showDetail(view, chosen) {
  const row = is(view, chosen, NEXT) ? view.parent[chosen] : chosen;
  const facts = view.headOf.has(row) ? sessionFacts(view, view.headOf.get(row)) : processFacts(view, row);
  const close = el('button.plain', {'aria-label': 'Close the details', onclick: () => hideDetail(view)}, '✕');
  view.detail.replaceChildren(el('div.head', el('h3', is(view, row, HEAD) ? commandOf(view, row) : 'Process ' + view.pid[row]), close),
    el('dl', facts.filter(Boolean).map(([name, value]) => [el('dt', name), el('dd', value)])));
  view.detail.hidden = false;
  view.box.classList.add('with');
}
function sessionFacts(view, session) {
  const at = session.loginTime;
  return [
    ['Login', at > 0 ? stamp(at) + ', event ' + (at / 1000).toFixed(3) + ':' + session.loginSerial : 'not in the log'],
    ['From', session.from || 'not logged'],
    session.host && ['Host', session.host],
    ['Time', between(session.first, session.last)],
    ['Processes', count(session.processes) + ', ' + count(session.failed) + ' failed'],
    ['Programs', count(session.programs)],
    session.id >= 0 && ['Its events', commandLine(search('--session ' + session.id + nodeOption(session)))],
  ];
}
function nodeOption(session) {
  return session.host ? ' --node ' + quoted(session.host) : '';
}
function quoted(word) {
  return /^[\w@%+:,./-]+$/.test(word) ? word : "'" + word.replaceAll("'", "'\\''") + "'";
}
function entity(view, row) {
  const {host} = sessionOf(view, row);
  return (host ? host + '/' : '') + view.pid[row] + '@' + (view.start[row] / 1000).toFixed(3) + ':' + view.serial[row];
}
function processFacts(view, row) {
  const isUnseen = is(view, row, UNSEEN);
  const parent = view.parent[row];
  const hasParent = parent >= 0 && !is(view, parent, HEAD);
  const status = view.status[row];
  const ended = view.life[row] > 0;
  const how = status >= SIGNAL ? ', by ' + signalName(status - SIGNAL) : status > 0 ? ', exit status ' + status : '';
  const chain = [row];
  for (let i = row + 1; i < view.next[row]; i = view.next[i]) {
    if (is(view, i, NEXT)) {
      chain.push(i);
    }
  }
  const from = '-p ' + view.pid[row] + nodeOption(sessionOf(view, row)) + ' -ts @' + (view.start[row] / 1000).toFixed(3);
  return [
    times(view, row) > 1 && ['Folded', 'the first of ' + count(times(view, row)) + ' that are alike'],
    ['Command', el('code', commandOf(view, row))],
    view.program[row] > 0 && ['Executable', el('code', strings[view.program[row]])],
    !isUnseen && ['Entity', el('code', entity(view, row))],
    view.user[row] > 0 && ['User', strings[view.user[row]]],
    hasParent && ['Parent', [el('button.plain.mono', {onclick: () => reveal(view, parent)}, view.pid[parent] + ' ' + commandOf(view, parent)), el('small', ' known by ' + (LINKS[strings[view.link[row]]] || 'nothing'))]],
    !isUnseen && ['Began', stamp(view.start[row]) + clockMillis(view.start[row]).slice(8)],
    !isUnseen && ['Ended', ended || how ? (ended ? clockMillis(view.start[row] + view.life[row] - 1) + (is(view, row, NO_BEGIN) ? '' : ', after ' + duration(view.life[row] - 1)) : 'time not seen') + how : 'not seen'],
    chain.length > 1 && ['Programs', el('ol', chain.map(each => el('li', el('small', clockMillis(view.start[each])), ' ', el('code', commandOf(view, each)))))],
    view.events[row] > 0 && ['Events', count(view.events[row]) + (view.failures[row] > 0 ? ', ' + count(view.failures[row]) + ' failed' : '')],
    view.keys[row] > 0 && ['Keys', strings[view.keys[row]]],
    firstEvents(view, row),
    !isUnseen && ['Its events', commandLine(search(from + (ended ? ' -te @' + ((view.start[row] + view.life[row] - 1) / 1000).toFixed(3) : '')))],
  ];
}
function firstEvents(view, row) {
  const {events} = data.tree;
  const at = [];
  let sum = 0;
  for (let i = 0; i < events.row.length && sum <= row; i++) {
    sum += events.row[i];
    if (sum === row) {
      at.push(i);
    }
  }
  return at.length > 0 && ['First events', el('ol', at.map(i => el('li', el('small', clockMillis(view.start[row] + events.time[i]) + ':' + (view.serial[row] + events.serial[i])), ' ', el('span', strings[events.text[i]]))))];
}
function ownTests(check) {
  const view = parts.tree;
  check(view.depth.every((depth, i) => depth <= (i > 0 ? view.depth[i - 1] + 1 : 0)), 'no level is left out');
  openAll(view, 1);
  check(view.shown.length === view.rows, 'all rows can be shown');
  check(view.space.children.length < 80, 'only rows in view are elements');
  openAll(view, 0);
  check(view.shown.length === view.sessions.length, 'all rows can be folded');
  const row = view.rows - 1;
  if (row > 0) {
    reveal(view, row);
    check(view.shown.includes(row) && view.detail.textContent.includes(data.search), 'any row can be reached, with its search');
  }
}

// Sessions as cards, and what stands out.
function sessionCards(view) {
  const {sessions} = view;
  const part = section('sessions', 'Sessions', '');
  const list = el('ul.sessions');
  const more = el('button.plain.more', {onclick: () => { part.limit *= 5; draw(); }});
  part.limit = 12;
  part.node.append(list, more);
  function draw() {
    const shown = sessions.filter(each => isInRange(each.first, each.last));
    list.replaceChildren(...shown.slice(0, part.limit).map(each => card(view, each)));
    const logins = shown.filter(each => each.id >= 0).length;
    part.about.textContent = shown.length === 0 ? 'None in this part of the time.' : plural(logins, 'login session') + (logins < shown.length ? '; processes without one are services and what they started' : '');
    more.hidden = shown.length <= part.limit;
    more.textContent = 'Show more of ' + count(shown.length);
  }
  range.listeners.push(draw);
  view.sessionListeners.push(draw);
  draw();
}
function card(view, session) {
  const {first, last} = session;
  const from = [session.from && 'from ' + session.from, session.host && 'on ' + session.host].filter(Boolean).join(' ');
  return el('li', el('button.session', {'aria-pressed': String(view.session === session), onclick: () => showSession(view, session)},
    el('span.who', el('strong', session.login || (session.id < 0 ? 'no session' : 'unknown user')), session.id >= 0 && el('span', ' session ' + session.id)),
    el('span.where', from || (session.id < 0 ? 'services' : 'origin not logged')),
    el('span.when', stamp(first) + ' · ' + duration(last - first)),
    lifeBar(first, last, false),
    el('span.figures',
      figure(session.processes, 'process', 'processes'), figure(session.programs, 'program'),
      figure(session.failed, 'failed', 'failed', session.failed > 0))));
}
function figure(number, one, more, isFailure) {
  return el('span', {class: isFailure ? 'failure' : null}, el('b', count(number)), ' ' + (number === 1 ? one : more || one + 's'));
}
function lifeBar(from, to, isOpen) {
  const low = range.from === null ? span.from : range.from;
  const high = range.from === null ? span.to : range.to;
  const at = time => Math.max(0, Math.min(100, (time - low) / (high - low) * 100));
  const bar = el('i', {class: isOpen ? 'open' : null});
  bar.style.left = Math.min(at(from), 98) + '%';
  bar.style.width = Math.max(2, at(to) - at(from)) + '%';
  return el('span.life', {'aria-hidden': 'true'}, bar);
}
const KINDS = {
  failed: ['Failures', 'exit status, signal, or no program that could be executed'],
  user: ['User changes', 'processes of another user than their parent'],
  rare: ['Rare programs', 'run once in all that ' + (data.tree && data.tree.filtered ? 'is shown' : 'was read')],
};
function notable(view) {
  const part = section('notable', 'Notable', '');
  const grid = el('div.notable');
  part.node.append(grid);
  function draw() {
    const lists = Object.keys(KINDS).map(kind => notableList(view, kind));
    grid.replaceChildren(...lists, changeList());
  }
  range.listeners.push(draw);
  draw();
}
const FEW = 6;
// Rows that are alike, such as the same command with the same exit status, are one item.
function notableList(view, kind) {
  const rows = view.kinds[kind].filter(row => isInRange(view.start[row], endOf(view, row)));
  const groups = new Map();
  for (const row of rows) {
    const alike = [view.command[row], view.status[row], view.user[row]].join();
    const group = groups.get(alike) || {row, total: 0};
    group.total += view.each[row];
    groups.set(alike, group);
  }
  const total = rows.reduce((sum, row) => sum + view.each[row], 0);
  const items = [...groups.values()].sort((a, b) => b.total - a.total).slice(0, FEW).map(({row, total}) => {
    const facts = factsOf(view, row).filter(fact => !fact.text.startsWith('×')).map(fact => fact.text);
    return el('li', el('button', {title: commandOf(view, row), onclick: () => reveal(view, row)},
      el('span.mono', commandOf(view, row)),
      el('small', [total > 1 && '×' + count(total), clock(view.start[row]), ...facts.slice(0, 2)].filter(Boolean).join(' · '))));
  });
  if (groups.size > FEW) {
    items.push(el('li', el('button.plain', {onclick: () => showKind(view, kind)}, 'Show all ' + count(rows.length) + ' rows in the tree')));
  }
  return list(KINDS[kind][0], total, KINDS[kind][1], items);
}
function list(title, total, about, items) {
  return el('div', el('h3', title, ' ', el('span', count(total))), el('p.about', about),
    el('ul', items.length > 0 ? items : el('li.empty', 'none')));
}
function changeList() {
  const {time, text} = data.changes;
  const rows = time.map((_, i) => i).filter(i => isInRange(time[i], time[i]));
  const item = i => el('li', el('span', text[i]), el('small', stamp(time[i])));
  const items = rows.slice(0, FEW).map(item);
  if (rows.length > FEW) {
    const more = el('button.plain', {}, 'Show all ' + count(rows.length));
    const last = el('li', more);
    more.addEventListener('click', () => last.replaceWith(...rows.slice(FEW).map(item)));
    items.push(last);
  }
  const total = range.from === null ? data.changes.count : rows.length;
  return list('Configuration', total, 'changes of rules, and of auditing', items);
}

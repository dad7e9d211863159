// What was read, and the six numbers; then the parts of this page.
function title() {
  const {hosts, hostCount, files, fileCount} = data.read;
  const what = data.tables ? 'Audit report' : 'Processes';
  if (hostCount > 0) {
    return what + ' on ' + (hostCount > 2 ? plural(hostCount, 'host') : hosts.join(' and '));
  }
  return fileCount === 1 ? what + ' in ' + files[0].split('/').pop() : what;
}
function header() {
  const read = data.read;
  document.title = title() + ' – jaudit';
  const hasTime = read.first !== undefined;
  main.append(el('header', null,
    el('h1', title()),
    hasTime && el('p.lead', between(read.first, read.last), el('span', ' ' + data.zone.name))));
  const facts = [];
  const names = read.fileCount === 1 ? read.files[0] : plural(read.fileCount, 'file');
  facts.push(['Read', [names, read.bytes >= 0 ? bytes(read.bytes) : null, plural(read.lines, 'line')]]);
  facts.push(['Shown', [plural(read.matching, 'event'), hasTime ? duration(read.last - read.first) : null]]);
  facts.push(['Host', [read.hostCount === 0 ? 'not named in the log' : read.hosts.slice(0, 3).join(', ') + (read.hostCount > 3 ? ' and ' + count(read.hostCount - 3) + ' more' : '')]]);
  facts.push(['Not parsed, incomplete', [plural(read.unparsed, 'line'), plural(read.lost, 'event')]]);
  main.append(el('dl.read', facts.map(([name, values]) => el('div', el('dt', name), el('dd', values.filter(Boolean).join(' · '))))));
  if (read.fileCount > 1) {
    const more = read.fileCount - read.files.length;
    main.append(el('details.more', el('summary', 'Files'), el('ul', read.files.map(file => el('li', file)), more > 0 && el('li', count(more) + ' more'))));
  }
  if (read.notes.length > 0) {
    main.append(el('ul.notes', {'aria-label': 'Notes'}, read.notes.map(note => el('li', note))));
  }
}
function cards() {
  main.append(el('ul.cards', {'aria-label': 'Numbers'}, data.cards.map(card => {
    const isBytes = card.label === 'Bytes';
    const isFailure = card.label === 'Failed' && card.number > 0;
    return el('li', {class: isFailure ? 'failure' : null}, el('span', card.label), el('strong', isBytes ? bytes(card.number) : count(card.number)), card.note && el('small', card.note));
  })));
}
function footer() {
  main.append(el('footer', null,
    el('p', 'Made by jaudit ' + data.version + ' on ' + day(data.made) + ', ' + clock(data.made) + ', with'),
    commandLine(data.command),
    el('p', 'This page is one file and loads nothing. It has command lines, users and hosts of the log: pass it on as you would the log.')));
}
header();
cards();
const parts = {timeline: timelinePart()};
if (data.tables) {
  parts.tables = tableParts();
} else {
  parts.tree = treeParts();
}
footer();
document.documentElement.dataset.ready = Math.round(performance.now());
if (location.hash === '#selftest') {
  document.documentElement.dataset.selftest = selfTest();
}

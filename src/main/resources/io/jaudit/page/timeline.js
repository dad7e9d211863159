// Events over time: a bar for each span, stacked by key. Dragging, or the two handles, select a range.
const HEIGHT = 148;
const TOP = 14;
// About how wide a letter of a time is.
const LETTER = 7;
const AXIS = 22;
function timelinePart() {
  const line = data.timeline;
  if (!line) {
    return null;
  }
  line.series.forEach(series => series.counts = Array.from(column(series.counts, line.spans)));
  const part = section('timeline', 'Timeline', '');
  const status = el('span', {role: 'status'});
  const clear = el('button.plain', {hidden: true, onclick: () => setRange(null, null)}, 'Show all');
  part.about.append(status, ' ', clear);
  const chart = svg('svg.chart', {height: HEIGHT, role: 'group', 'aria-label': 'Events over time; the table below has the same numbers'});
  const tip = el('div.tip', {hidden: true, 'aria-hidden': 'true'});
  const frame = el('div.frame', chart, tip);
  part.node.append(frame, legend(line), timelineTable(line));
  const totals = Array.from({length: line.spans}, (_, i) => line.series.reduce((sum, s) => sum + s.counts[i], 0));
  const end = line.start + line.spans * line.length;
  const view = {line, totals, end, chart, tip, width: 0, bars: [], brush: null};

  function draw() {
    const width = frame.clientWidth;
    if (width > 0 && width !== view.width) {
      view.width = width;
      drawBars(view);
      drawBrush();
    }
  }
  function drawBrush() {
    const on = range.from !== null;
    const from = on ? range.from : line.start;
    const to = on ? range.to : end;
    view.brush.update(from, to, on);
    const events = countBetween(view, from, to);
    status.textContent = on
      ? between(from, to) + ' · ' + duration(to - from) + ' · ' + plural(events, 'event')
      : plural(events, 'event') + '. Drag across the chart to show a part of the time.';
    clear.hidden = !on;
  }
  view.brush = brush(view);
  range.listeners.push(drawBrush);
  new ResizeObserver(draw).observe(frame);
  draw();
  return view;
}
function countBetween(view, from, to) {
  let sum = 0;
  for (let i = 0; i < view.line.spans; i++) {
    const start = view.line.start + i * view.line.length;
    sum += start >= from && start < to ? view.totals[i] : 0;
  }
  return sum;
}
function legend(line) {
  return el('ul.legend', line.series.map((series, i) => {
    const total = series.counts.reduce((a, b) => a + b, 0);
    return el('li', el('i.s' + i), el('span', series.key), ' ', el('b', count(total)));
  }));
}
// Spans are joined until each bar is wide enough to be seen.
function drawBars(view) {
  const {line, width, totals} = view;
  const join = Math.max(1, Math.ceil(line.spans / Math.max(1, Math.floor(width / 5))));
  const bars = Math.ceil(line.spans / join);
  const step = width / bars;
  const sums = Array.from({length: bars}, (_, b) => sumOf(totals, b, join));
  const most = Math.max(1, ...sums);
  const room = HEIGHT - AXIS - TOP;
  const bottoms = new Array(bars).fill(0);
  const gap = step > 3 ? 1 : 0;
  const paths = line.series.map((series, i) => {
    let path = '';
    for (let b = 0; b < bars; b++) {
      const value = sumOf(series.counts, b, join);
      if (value > 0) {
        const height = Math.max(value / most * room, 1);
        const y = HEIGHT - AXIS - bottoms[b] - height;
        path += `M${(b * step).toFixed(1)} ${y.toFixed(1)}h${(step - gap).toFixed(1)}v${height.toFixed(1)}h-${(step - gap).toFixed(1)}z`;
        bottoms[b] += height;
      }
    }
    return svg('path.s' + i, {d: path});
  });
  view.join = join;
  view.step = step;
  const base = HEIGHT - AXIS + 0.5;
  view.chart.replaceChildren(
    svg('path.grid', {d: `M0 ${TOP + 0.5}H${width}M0 ${TOP + room / 2}H${width}`}),
    ...paths,
    svg('path.base', {d: `M0 ${base}H${width}`}),
    ...ticks(view),
    svg('text.tick', {x: width, y: TOP - 4, 'text-anchor': 'end'}, `${count(most)} in ${lengthText(line.length * join)}`),
    view.brush.node);
  view.chart.setAttribute('width', width);
  view.chart.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`);
}
function sumOf(counts, bar, join) {
  let sum = 0;
  for (let i = bar * join; i < Math.min((bar + 1) * join, counts.length); i++) {
    sum += counts[i];
  }
  return sum;
}
function lengthText(ms) {
  return ms < 1000 ? ms + ' ms' : ms < 60000 ? ms / 1000 + ' s' : ms < 7200000 ? ms / 60000 + ' min' : ms / 3600000 + ' h';
}
const TICKS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 15e3, 3e4, 6e4, 12e4, 3e5, 6e5, 9e5, 18e5, 36e5, 72e5, 108e5, 216e5, 432e5, 864e5, 1728e5, 6048e5, 12096e5, 2592e6, 7776e6, 31536e6];
function ticks(view) {
  const {line, width, end} = view;
  const every = TICKS.find(t => (end - line.start) / t <= width / 96) || 31536e6 * 10;
  const ticks = [];
  const shift = offset(line.start);
  let free = -Infinity;
  for (let t = Math.ceil((line.start + shift) / every) * every - shift; t < end; t += every) {
    const x = (t - line.start) / (end - line.start) * width;
    const text = every < 1000 ? clockMillis(t) : every < 864e5 ? clock(t).slice(0, every < 6e4 ? 8 : 5) : day(t).slice(0, -5);
    const anchor = x < 30 ? 'start' : x > width - 30 ? 'end' : 'middle';
    ticks.push(svg('path.base', {d: `M${x.toFixed(1)} ${HEIGHT - AXIS}v4`}));
    const wide = text.length * LETTER;
    const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
    if (left >= free) {
      ticks.push(svg('text.tick', {x: x.toFixed(1), y: HEIGHT - 5, 'text-anchor': anchor}, text));
      free = left + wide + LETTER;
    }
  }
  return ticks;
}
// The selected range: what is outside is dimmed. The handles are sliders for the keyboard.
function brush(view) {
  const before = svg('rect.outside', {x: 0, y: 0, height: HEIGHT - AXIS});
  const after = svg('rect.outside', {y: 0, height: HEIGHT - AXIS});
  const handles = ['Start of the time range', 'End of the time range'].map((label, i) => {
    const bar = svg('path', {d: `M0 0V${HEIGHT - AXIS}`});
    const grip = svg('rect', {x: -3, y: (HEIGHT - AXIS) / 2 - 12, width: 6, height: 24, rx: 3});
    const hit = svg('rect.hit', {x: -12, y: 0, width: 24, height: HEIGHT - AXIS});
    return svg('g', {role: 'slider', tabindex: 0, 'aria-label': label, class: 'handle', onkeydown: e => handleKey(view, e, i)}, hit, bar, grip);
  });
  const node = svg('g', {class: 'brush'}, before, after, handles);
  const px = t => (t - view.line.start) / (view.end - view.line.start) * view.width;
  function update(from, to, on) {
    node.classList.toggle('on', on);
    const [x1, x2] = [px(from), px(to)];
    before.setAttribute('width', Math.max(0, x1).toFixed(1));
    after.setAttribute('x', x2.toFixed(1));
    after.setAttribute('width', Math.max(0, view.width - x2).toFixed(1));
    handles.forEach((handle, i) => {
      const value = i === 0 ? from : to;
      handle.setAttribute('transform', `translate(${(i === 0 ? Math.max(1, x1) : Math.min(view.width - 1, x2)).toFixed(1)} 0)`);
      handle.setAttribute('aria-valuemin', view.line.start);
      handle.setAttribute('aria-valuemax', view.end);
      handle.setAttribute('aria-valuenow', value);
      handle.setAttribute('aria-valuetext', stamp(value));
    });
  }
  drag(view);
  return {node, update};
}
function snapped(view, x) {
  const bar = Math.max(0, Math.min(Math.round(x / view.step), Math.ceil(view.line.spans / view.join)));
  return Math.min(view.line.start + bar * view.join * view.line.length, view.end);
}
function select(view, x1, x2) {
  const unit = view.join * view.line.length;
  const from = Math.min(snapped(view, Math.min(x1, x2)), view.end - unit);
  setRange(Math.max(from, view.line.start), Math.max(snapped(view, Math.max(x1, x2)), from + unit));
}
function drag(view) {
  let start = null;
  const at = event => event.clientX - view.chart.getBoundingClientRect().left;
  view.chart.addEventListener('pointerdown', event => {
    if (event.button === 0) {
      const x = at(event);
      const handle = event.target.closest('.handle');
      start = x;
      if (handle && range.from !== null) {
        const isFirst = handle === handle.parentNode.querySelector('.handle');
        start = ((isFirst ? range.to : range.from) - view.line.start) / (view.end - view.line.start) * view.width;
      }
      view.chart.setPointerCapture(event.pointerId);
      event.preventDefault();
    }
  });
  view.chart.addEventListener('pointermove', event => {
    const x = at(event);
    if (start !== null && Math.abs(x - start) > 3) {
      select(view, start, x);
    }
    showTip(view, x);
  });
  view.chart.addEventListener('pointerup', event => {
    if (start !== null && Math.abs(at(event) - start) <= 3 && !event.target.closest('.handle')) {
      setRange(null, null);
    }
    start = null;
  });
  view.chart.addEventListener('pointerleave', () => view.tip.hidden = true);
}
function handleKey(view, event, which) {
  const unit = view.join * view.line.length;
  const moves = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10, Home: -Infinity, End: Infinity};
  if (event.key === 'Escape') {
    setRange(null, null);
  } else if (event.key in moves) {
    const now = [range.from === null ? view.line.start : range.from, range.to === null ? view.end : range.to];
    const low = which === 0 ? view.line.start : now[0] + unit;
    const high = which === 0 ? now[1] - unit : view.end;
    now[which] = Math.max(low, Math.min(high, now[which] + moves[event.key] * unit));
    const all = now[0] <= view.line.start && now[1] >= view.end;
    setRange(all ? null : now[0], all ? null : now[1]);
    event.preventDefault();
  }
}
function showTip(view, x) {
  const bar = Math.floor(x / view.step);
  const bars = Math.ceil(view.line.spans / view.join);
  view.tip.hidden = bar < 0 || bar >= bars;
  if (!view.tip.hidden) {
    const from = view.line.start + bar * view.join * view.line.length;
    const rows = view.line.series.map((series, i) => [series, i, sumOf(series.counts, bar, view.join)]).filter(row => row[2] > 0);
    view.tip.replaceChildren(
      el('strong', view.line.length < 1000 ? clockMillis(from) : stamp(from)),
      ...rows.reverse().map(([series, i, value]) => el('span', el('i.s' + i), el('span', series.key), el('b', count(value)))),
      rows.length === 0 ? el('span', 'no events') : '');
    view.tip.style.left = Math.max(0, Math.min(x + 12, view.width - view.tip.offsetWidth)) + 'px';
  }
}
function timelineTable(line) {
  const details = el('details.more', el('summary', 'Table of the timeline'));
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) {
      const join = Math.ceil(line.spans / 60);
      const rows = [];
      for (let b = 0; b * join < line.spans; b++) {
        const values = line.series.map(series => sumOf(series.counts, b, join));
        const sum = values.reduce((a, c) => a + c, 0);
        if (sum > 0) {
          rows.push(el('tr', el('th', {scope: 'row'}, stamp(line.start + b * join * line.length)), [sum, ...values].map(value => el('td.number', count(value)))));
        }
      }
      const names = ['events', ...line.series.map(series => series.key)];
      details.append(el('div.scroll', {tabindex: 0, role: 'region', 'aria-label': 'Table of the timeline'}, el('table', null,
        el('thead', el('tr', el('th', {scope: 'col'}, 'from'), names.map(name => el('th', {scope: 'col', class: 'number'}, name)))),
        el('tbody', rows))));
    }
  });
  return details;
}

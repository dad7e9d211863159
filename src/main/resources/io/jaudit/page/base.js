'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const main = document.getElementById('main');
const strings = data.strings || [];

// Elements. All text is set as text nodes, so that nothing of a log is read as HTML.
function build(node, classes, children) {
  if (classes.length > 0) {
    node.setAttribute('class', classes.join(' '));
  }
  for (const child of children.flat(9)) {
    if (child instanceof Node) {
      node.append(child);
    } else if (typeof child === 'object' && child) {
      for (const [name, value] of Object.entries(child)) {
        if (name.startsWith('on')) {
          node.addEventListener(name.slice(2), value);
        } else if (value !== null && value !== false) {
          node.setAttribute(name, value === true ? '' : value);
        }
      }
    } else if (child !== undefined && child !== false && child !== null) {
      node.append(visible(String(child)));
    }
  }
  return node;
}
// Returns an element: its name and classes, then its attributes and children.
function el(name, ...children) {
  const [tag, ...classes] = name.split('.');
  return build(document.createElement(tag), classes, tag === 'button' ? [{type: 'button'}, children] : children);
}
function svg(name, ...children) {
  const [tag, ...classes] = name.split('.');
  return build(document.createElementNS('http://www.w3.org/2000/svg', tag), classes, children);
}

// Characters that control a terminal, are invisible or change the direction of text.
const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
function visible(text) {
  return text.replace(HIDDEN, c => {
    const code = c.codePointAt(0);
    return code < 256
      ? '\\x' + code.toString(16).padStart(2, '0')
      : '\\u' + code.toString(16).padStart(4, '0');
  });
}

// A column of numbers; if most are 0, the data has only the others, each with its distance from the one before it.
function column(encoded, rows) {
  const values = new Float64Array(rows);
  if (Array.isArray(encoded)) {
    values.set(encoded);
  } else {
    let at = 0;
    encoded.at.forEach((step, i) => values[at += step] = encoded.value[i]);
  }
  return values;
}

// Numbers and times.
function count(number) {
  const [whole, part] = String(number).split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (part ? '.' + part : '');
}
function plural(number, one, more) {
  return count(number) + ' ' + (number === 1 ? one : more || one + 's');
}
function bytes(number) {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let unit = 0;
  for (; number >= 999.5 && unit < 4; unit++) {
    number /= 1000;
  }
  return (unit === 0 ? number : number.toPrecision(3)) + ' ' + units[unit];
}
function offset(ms) {
  const zone = data.zone;
  let minutes = 0;
  for (let i = 0; zone && i < zone.since.length && (i === 0 || zone.since[i] <= ms); i++) {
    minutes = zone.minutes[i];
  }
  return minutes * 60000;
}
function iso(ms) {
  const date = new Date(ms + offset(ms));
  return isNaN(date) ? String(ms) : date.toISOString();
}
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
function day(ms) {
  const [year, month, number] = iso(ms).slice(0, 10).split('-');
  return Number(number) + ' ' + MONTHS[month - 1] + ' ' + year;
}
function clock(ms) {
  return iso(ms).slice(11, 19);
}
function clockMillis(ms) {
  return iso(ms).slice(11, 23);
}
function stamp(ms) {
  return iso(ms).slice(0, 19).replace('T', ' ');
}
// A span of time, with the day only if it is needed.
function between(from, to) {
  const precise = to - from < 60000 ? clockMillis : clock;
  if (from === to) {
    return day(from) + ', ' + precise(from);
  }
  const sameDay = day(from) === day(to);
  return day(from) + ', ' + precise(from) + ' – ' + (sameDay ? '' : day(to) + ', ') + precise(to);
}
function duration(ms) {
  if (ms < 60000) {
    return (ms < 10000 ? (ms / 1000).toFixed(3) : (Math.floor(ms / 100) / 10).toFixed(1)) + ' s';
  }
  const minutes = Math.floor(ms / 60000);
  if (minutes < 60) {
    return minutes + ' min ' + Math.floor(ms % 60000 / 1000) + ' s';
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48
    ? hours + ' h ' + minutes % 60 + ' min'
    : Math.floor(hours / 24) + ' d ' + hours % 24 + ' h';
}

// The time range that all parts show; null for all of it.
const range = {from: null, to: null, listeners: []};
function isInRange(from, to) {
  return range.from === null || (from < range.to && to >= range.from);
}
function setRange(from, to) {
  range.from = from;
  range.to = to;
  for (const listener of range.listeners) {
    listener();
  }
}
const span = {
  from: data.read.first === undefined ? 0 : data.read.first,
  to: data.read.last === undefined ? 1 : Math.max(data.read.last, data.read.first + 1),
};

// Parts of the page.
function section(id, title, note) {
  const heading = el('h2', {id}, title);
  const about = el('p.about', note);
  const node = el('section', {'aria-labelledby': id}, el('div.head', heading, about));
  main.append(node);
  return {node, heading, about};
}
function commandLine(text) {
  const code = el('code', text);
  const button = el('button.copy', {onclick: () => navigator.clipboard.writeText(text).then(() => show('Copied'), () => {
    getSelection().selectAllChildren(code);
    show('Press Ctrl+C');
  })}, 'Copy');
  const show = words => button.lastChild.data = words;
  return el('div.command', code, button);
}
// A search of the same logs, with more options.
function search(options) {
  return data.search + (options ? ' ' + options : '');
}
